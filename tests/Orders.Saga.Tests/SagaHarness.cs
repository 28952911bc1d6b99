using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Journal;
using Sagas.Journal.InMemory;
using Sagas.Steps;

namespace Orders.Saga.Tests;

/// <summary>One saga alone, on the in-memory bus and journal; the test says what the participants answer.</summary>
class SagaHarness<TMachine, TState> : IAsyncDisposable where TMachine : StepStateMachine<TState> where TState : SagaState, new()
{
    static readonly Dictionary<string, string?> QuickRetries = new()
    {
        ["Steps:Default:InitialInterval"] = "00:00:00.010",
        ["Steps:Default:AttemptTimeout"] = "00:00:10",
        ["Steps:Default:MaximumAttempts"] = "3",
        ["Steps:DefaultCompensation:InitialInterval"] = "00:00:00.010",
        ["Steps:DefaultCompensation:MaximumAttempts"] = "3",
    };

    readonly ServiceProvider provider;
    readonly TimeSpan patience = TimeSpan.FromSeconds(20);

    protected SagaHarness(Guid sagaId, string endpoint, Action<IReceiveEndpointConfigurator> participants, Dictionary<string, string?>? settings, Action<IBusRegistrationConfigurator>? more = null)
    {
        SagaId = sagaId;
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(QuickRetries).AddInMemoryCollection(settings ?? []).Build());
        services.AddInMemoryJournal();
        services.AddMassTransitTestHarness(bus =>
        {
            bus.UseJournal();
            bus.AddSagaStateMachine<TMachine, TState>().JournalRepository().Endpoint(e => e.Name = endpoint);
            more?.Invoke(bus);
            bus.UsingInMemory((context, memory) =>
            {
                memory.ReceiveEndpoint("participants", participants);
                memory.ConfigureEndpoints(context);
            });
        });
        provider = services.BuildServiceProvider(true);
    }

    public Guid SagaId { get; }
    public ITestHarness Bus => provider.GetRequiredService<ITestHarness>();
    public InMemoryJournalStore Store => (InMemoryJournalStore)provider.GetRequiredService<IJournalStore>();

    /// <summary>An answer that comes when its command is long handled.</summary>
    public async Task Answer<T>(Uri to, T answer) where T : class => await (await Bus.Bus.GetSendEndpoint(to)).Send(answer);

    public async Task<TState> Until(Func<TState, bool> condition, string what)
    {
        using var limit = new CancellationTokenSource(patience);
        TState? last = null;
        while (!limit.IsCancellationRequested)
        {
            last = Find<TState>(SagaId);
            if (last is not null && condition(last))
                return last;
            await Task.Yield();
        }
        Assert.Fail($"The saga did not get to '{what}' within {patience}. It is {last?.Status} in {last?.CurrentState}; its journal:\n{Journal()}");
        return last!;
    }

    public Task<TState> Until(SagaStatus status) => Until(saga => saga.Status == status, status.ToString());

    /// <summary>A saga as it was last committed; null when it has not started.</summary>
    public T? Find<T>(Guid id) where T : SagaState =>
        Store.All<SagaRow>().FirstOrDefault(row => row.Id == id) is { } row ? System.Text.Json.JsonSerializer.Deserialize<T>(row.Data, Json) : null;

    public async Task UntilJournal(Func<IReadOnlyList<JournalEntry>, bool> condition)
    {
        using var limit = new CancellationTokenSource(patience);
        while (!condition(Store.Entries))
        {
            Assert.That(limit.IsCancellationRequested, Is.False, () => $"The journal did not get there within {patience}:\n{Journal()}");
            await Task.Yield();
        }
    }

    /// <summary>The ids under which messages of a type were sent so far.</summary>
    public IEnumerable<Guid?> SentAs(string message) =>
        Store.Entries.SelectMany(e => System.Text.Json.JsonDocument.Parse(e.Outputs ?? "[]").RootElement.EnumerateArray())
            .Where(output => output.GetProperty("types")[0].GetString()!.EndsWith(":" + message, StringComparison.Ordinal))
            .Select(output => (Guid?)output.GetProperty("messageId").GetGuid());

    /// <summary>The saga's history, one line a message.</summary>
    public string Journal() => string.Join('\n', Store.Entries.Select(e => $"{e.Seq,3} {e.MessageType,-30} {e.FromState} -> {e.ToState} {e.Ignored} {e.FailureMessage}"));

    public async ValueTask DisposeAsync() => await provider.DisposeAsync();

    static readonly System.Text.Json.JsonSerializerOptions Json = new(System.Text.Json.JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };
}
