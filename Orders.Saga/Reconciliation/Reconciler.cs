using Microsoft.Extensions.Options;
using Orders.Saga.Reconciliation.Rules;
using Sagas.Operations;

namespace Orders.Saga.Reconciliation;

/// <summary>Runs the reconciliation, one run at a time, and keeps the last result of this process.</summary>
sealed partial class Reconciler(
    ISagaQueries sagas,
    ParticipantClient participants,
    IOptions<ReconciliationOptions> options,
    TimeProvider time,
    ILogger<Reconciler> log
) : IDisposable
{
    readonly SemaphoreSlim oneAtATime = new(1);
    readonly Dictionary<string, Guid?> places = [];

    internal ReconciliationResult? Last { get; private set; }

    /// <summary>All sagas that have ended, all that is held, and the totals.</summary>
    internal Task<ReconciliationResult> Whole(CancellationToken cancellation) => Run(isWhole: true, async (run, tally, now) =>
    {
        await run.Sagas(since: null, int.MaxValue, cancellation);
        foreach (var participant in Participant.All)
            await run.Holdings(participant, place: null, int.MaxValue, cancellation);
        await new Totals(run, participants, tally, now).Compare(cancellation);
    }, cancellation);

    /// <summary>The newest sagas, and the next part of what is held: run after run, all of it is looked at.</summary>
    internal Task<ReconciliationResult> Part(CancellationToken cancellation) => Run(isWhole: false, async (run, _, now) =>
    {
        await run.Sagas(now - options.Value.Within, options.Value.MostPerRun, cancellation);
        foreach (var participant in Participant.All)
        {
            places[participant] = await run.Holdings(
                participant, places.GetValueOrDefault(participant), options.Value.MostPerRun, cancellation);
        }
    }, cancellation);

    async Task<ReconciliationResult> Run(
        bool isWhole, Func<ReconciliationRun, Tally, DateTimeOffset, Task> compare, CancellationToken cancellation)
    {
        await oneAtATime.WaitAsync(cancellation);
        try
        {
            var (now, tally) = (time.GetUtcNow(), new Tally());
            await compare(new ReconciliationRun(sagas, participants, now - options.Value.SettleAfter, tally), tally, now);
            Last = tally.Result(now, time.GetUtcNow(), isWhole);
            Tell(Last);
            return Last;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    void Tell(ReconciliationResult result)
    {
        ReconciliationMetrics.Ended(result);
        foreach (var one in result.Differences.Where(one => !one.IsByHand))
            Differs(one.Check, one.Subject, one.Participant, one.Expected, one.Held, one.Evidence);
        foreach (var problem in result.Problems)
            CannotAsk(problem);
    }

    public void Dispose() => oneAtATime.Dispose();

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Reconciliation, {Check}: for {Subject}, {Participant} should hold {Expected}, and holds {Held}. {Evidence}"
    )]
    partial void Differs(string check, string subject, string participant, string expected, string held, string evidence);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reconciliation is incomplete: {Problem}")]
    partial void CannotAsk(string problem);
}
