using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Persistence;

namespace Sagas.Testing;

/// <summary>What a saga under test needs beside its machine.</summary>
public sealed class SagaTestOptions
{
    internal static readonly DateTimeOffset DefaultStart = new(2030, 1, 1, 8, 0, 0, TimeSpan.Zero);
    static readonly AsyncLocal<SagaTestHost> host = new();
    readonly List<Hosted> machines = [];

    /// <summary>What tests run on that do not say it, from here on in this flow of control.</summary>
    public static SagaTestHost DefaultHost
    {
        get => host.Value;
        set => host.Value = value;
    }

    /// <summary>What the sagas of this test run on.</summary>
    /// <value>Default <see cref="DefaultHost"/>, which is the harness unless it was set.</value>
    public SagaTestHost Host { get; set; } = DefaultHost;

    /// <summary>
    /// Configuration, as in <c>appsettings.json</c>, e.g. <c>["Steps:ChargePayment:MaximumAttempts"] = "3"</c>. Without it every step has
    /// the defaults of <see cref="RetryPolicy"/>.
    /// </summary>
    public IDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the constructors of the machines ask for.</summary>
    public IServiceCollection Services { get; } = new ServiceCollection();

    /// <summary>The time at which the test begins.</summary>
    /// <value>Default 1 January 2030, 08:00 UTC.</value>
    public DateTimeOffset StartsAt { get; set; } = DefaultStart;

    /// <summary>The saga hears only what the history tells it, not what it says to itself.</summary>
    internal bool IsReplay { get; init; }

    internal IReadOnlyList<Hosted> Machines => machines;

    /// <summary>
    /// Runs another saga beside the first, e.g. its child; without this the test answers for the child with <see cref="Command{T}.Ends"/>.
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
