using MassTransit;
using MassTransit.Logging;
using MassTransit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sagas.Journal;
using Sagas.Journal.Extending;
using Sagas.Journal.InMemory;

namespace Sagas.Tests.Journal;

/// <summary>The timer pump, one round at a time.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class When_timers_are_due
{
    static readonly Uri Saga = new("loopback://localhost/saga");
    readonly InMemoryJournalStore store = new(TimeProvider.System);
    ServiceProvider provider = null!;

    ITestHarness Harness => provider.GetRequiredService<ITestHarness>();

    [SetUp]
    public async Task Start()
    {
        provider = new ServiceCollection()
            .AddMassTransitTestHarness(TextWriter.Null, bus => bus.UsingInMemory())
            .BuildServiceProvider(true);
        await Harness.Start();
    }

    [TearDown]
    public async Task Stop() => await provider.DisposeAsync();

    [Test]
    public async Task Should_send_what_is_due_to_its_saga_and_leave_the_rest()
    {
        var due = Arm(TimeSpan.FromSeconds(-1));
        Arm(TimeSpan.FromHours(1));
        Assert.That(await Timers().Fire(default), Is.EqualTo(1));
        var sent = Harness.Sent.Select<TimerElapsed>().Single().Context;
        Assert.That((sent.Message, sent.DestinationAddress), Is.EqualTo((new TimerElapsed(due, "step"), Saga)));
    }

    [Test]
    public async Task Should_not_be_sent_by_a_second_instance_while_the_first_has_taken_it()
    {
        Arm(TimeSpan.FromSeconds(-1));
        Assert.That((await Timers().Fire(default), await Timers().Fire(default)), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Should_be_sent_by_another_when_the_first_froze_and_its_claim_ran_out()
    {
        Arm(TimeSpan.FromSeconds(-1));
        await Timers(claim: TimeSpan.Zero).Fire(default);
        Assert.That(await Timers().Fire(default), Is.EqualTo(1));
    }

    [Test]
    public async Task Should_go_on_with_the_trace_of_their_saga()
    {
        var due = Arm(TimeSpan.FromSeconds(-1));
        const string Span = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        await Timers(new Traces(() => new Dictionary<Guid, string> { [due] = Span })).Fire(default);
        Assert.That(
            Harness.Sent.Select<TimerElapsed>().Single().Context.Headers.Get<string>(DiagnosticHeaders.ActivityId),
            Is.EqualTo(Span)
        );
    }

    [Test]
    public async Task Should_fire_though_their_traces_cannot_be_read()
    {
        Arm(TimeSpan.FromSeconds(-1));
        await Timers(new Traces(() => throw new Trouble(FailureKind.Unavailable))).Fire(default);
        Assert.That(await Harness.Sent.Any<TimerElapsed>());
    }

    Guid Arm(TimeSpan after)
    {
        var timer = new TimerRow
        {
            SagaId = Guid.NewGuid(),
            Name = "step",
            DueAt = TimeProvider.System.GetUtcNow() + after,
            Destination = Saga.ToString(),
        };
        store.Put((timer.SagaId, timer.Name), timer);
        return timer.SagaId;
    }

    DueTimers Timers(ITimerTraces? traces = null, TimeSpan? claim = null) => new(
        store,
        Harness.Bus,
        new JournalClock(store, TimeProvider.System),
        TimeProvider.System,
        Options.Create(new JournalOptions { TimerClaim = claim ?? TimeSpan.FromSeconds(30) }),
        NullLogger<DueTimers>.Instance,
        traces
    );

    sealed class Traces(Func<IReadOnlyDictionary<Guid, string>> read) : ITimerTraces
    {
        public Task<IReadOnlyDictionary<Guid, string>> Of(
            IReadOnlyList<TimerRow> timers,
            DateTimeOffset now,
            CancellationToken cancellation
        ) => Task.FromResult(read());
    }
}
