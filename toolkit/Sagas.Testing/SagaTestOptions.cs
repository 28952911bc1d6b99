using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Persistence;

namespace Sagas.Testing;

/// <summary>What a saga under test needs in addition to its machine.</summary>
public sealed class SagaTestOptions
{
    internal static readonly DateTimeOffset DefaultStart = new(2030, 1, 1, 8, 0, 0, TimeSpan.Zero);
    static readonly AsyncLocal<SagaTestHost> host = new();
    readonly List<Hosted> machines = [];

    /// <summary>The host of tests that do not set one, from here on in this asynchronous flow.</summary>
    public static SagaTestHost DefaultHost
    {
        get => host.Value;
        set => host.Value = value;
    }

    /// <summary>The host of this test.</summary>
    /// <value>Default <see cref="DefaultHost"/>, which is the harness unless it was set.</value>
    public SagaTestHost Host { get; set; } = DefaultHost;

    /// <summary>
    /// Configuration, as in <c>appsettings.json</c>, e.g. <c>["Steps:ChargePayment:MaximumAttempts"] = "3"</c>. Without it every step has
    /// the defaults of <see cref="RetryPolicy"/>.
    /// </summary>
    public IDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The services that the machines' constructors need.</summary>
    public IServiceCollection Services { get; } = new ServiceCollection();

    /// <summary>The time at which the test starts.</summary>
    /// <value>Default 1 January 2030, 08:00 UTC.</value>
    public DateTimeOffset StartsAt { get; set; } = DefaultStart;

    /// <summary>The saga receives only the messages of the history, not those that it sends to itself.</summary>
    internal bool IsReplay { get; init; }

    internal IReadOnlyList<Hosted> Machines => machines;

    /// <summary>
    /// Runs another saga beside the first, e.g. its child; without this the test ends the child with <see cref="Command{T}.Ends"/>.
    /// </summary>
    public SagaTestOptions With<TMachine, TState>() where TMachine : class, SagaStateMachine<TState> where TState : SagaState, new()
    {
        machines.Add(new Hosted(typeof(TState).Name, typeof(TMachine), EngineMachine.Of<TMachine, TState>, bus =>
        {
            bus.AddSagaStateMachine<TMachine, TState>().JournalRepository().Endpoint(endpoint => endpoint.Name = typeof(TState).Name);
            if (typeof(TMachine).IsAssignableTo(typeof(ISagaTable)))
                bus.AddSingleton(provider => (ISagaTable)provider.GetRequiredService<TMachine>());
        }));
        return this;
    }

    internal sealed record Hosted(
        string Endpoint,
        Type Machine,
        Func<IServiceProvider, EngineHost, EngineMachine> OnEngine,
        Action<IBusRegistrationConfigurator> Register
    );
}
