using Microsoft.Extensions.Options;

namespace Sagas.Journal;

/// <summary>
/// Group commit: one writer takes all waiting units of work, commits them in one transaction, and reports each outcome. While the
/// database is unusable the units wait here; nothing is acknowledged, so nothing is lost.
/// </summary>
sealed class GroupCommitter
{
    readonly IJournalStore store;
    readonly ICommitObserver[] observers;
    readonly DatabaseTrouble trouble;
    readonly Pauses pauses;
    readonly CancellationToken stopping;
    readonly Batcher<WaitingUnit> batcher;
    readonly int most;
    int limit;

    public GroupCommitter(
        IJournalStore store,
        IEnumerable<ICommitObserver> observers,
        DatabaseTrouble trouble,
        Pauses pauses,
        IOptions<JournalOptions> options,
        JournalLifetime lifetime
    )
    {
        (this.store, this.observers, this.trouble, this.pauses) = (store, [.. observers], trouble, pauses);
        stopping = lifetime.Stopping;
        limit = most = options.Value.MaximumBatch;
        batcher = new Batcher<WaitingUnit>(() => limit, CommitAll);
    }

    /// <returns>
    /// The outcome of the unit; cancelled when the unit was withdrawn before its first attempt, and so is certainly not committed.
    /// </returns>
    /// <exception cref="CommitUnknownException">The unit was withdrawn after an attempt.</exception>
    internal async Task<CommitOutcome> Commit(UnitOfWork unit, CancellationToken cancellation)
    {
        using var activity = JournalMetrics.Activities.StartActivity("journal commit");
        var waiting = new WaitingUnit(unit, activity, cancellation);
        JournalMetrics.BeginsToWait();
        try
        {
            batcher.Add(waiting);
            await using var withdrawal = cancellation.UnsafeRegister(static one => ((WaitingUnit)one!).Withdraw(), waiting);
            return await waiting.Outcome;
        }
        finally
        {
            JournalMetrics.EndsWaiting();
        }
    }

    async Task CommitAll(IReadOnlyList<WaitingUnit> batch)
    {
        var (first, later) = OnePerRow([.. batch.Where(waiting => waiting.Take())]);
        later.ForEach(waiting => waiting.Finish(CommitOutcome.Conflict));
        if (first.Count == 0)
            return;
        try
        {
            await CommitTogether(first);
            limit = Math.Min(most, limit * 2);
        }
        catch (Exception failure)
        {
            await Undecided(first, failure);
        }
    }

    async Task CommitTogether(List<WaitingUnit> batch)
    {
        batch.ForEach(waiting => waiting.Describe(batch.Count));
        var units = batch.ConvertAll(waiting => waiting.Unit);
        var outcomes = await store.Commit(units, stopping);
        trouble.IsOver();
        JournalMetrics.Committed(units.Count);
        for (var i = 0; i < batch.Count; i++)
        {
            foreach (var observer in observers)
                observer.Decided(units[i], outcomes[i]);
            batch[i].Finish(outcomes[i]);
        }
    }

    /// <summary>
    /// A batch that failed is retried in halves, behind newer units. A unit that the database rejects ends up alone and fails alone, a
    /// unit that the database cannot cope with delays no other unit, and a batch that is too large shrinks.
    /// </summary>
    async Task Undecided(List<WaitingUnit> batch, Exception failure)
    {
        try
        {
            var kind = store.Classify(failure);
            if (stopping.IsCancellationRequested || (batch.Count == 1 && kind is FailureKind.Refused or FailureKind.Foreign))
            {
                batch.ForEach(waiting => waiting.Fail(failure));
                return;
            }
            if (kind != FailureKind.Contended)
                limit = Math.Max(1, batch.Count / 2);
            if (kind is FailureKind.Unavailable)
                await trouble.Wait(failure, stopping);
            else if (kind is FailureKind.Contended)
                await pauses.AfterContention(stopping);
            foreach (var waiting in batch.Where(waiting => waiting.PutBack()))
                batcher.Add(waiting);
        }
        catch (OperationCanceledException stopped)
        {
            batch.ForEach(waiting => waiting.Fail(stopped));
        }
    }

    /// <summary>Two units that write the same row cannot both commit: the later one is handled again after this commit.</summary>
    static (List<WaitingUnit> First, List<WaitingUnit> Later) OnePerRow(List<WaitingUnit> batch)
    {
        var taken = new HashSet<(Type, object)>();
        var (first, later) = (new List<WaitingUnit>(batch.Count), new List<WaitingUnit>());
        foreach (var waiting in batch)
        {
            var keys = waiting.Unit.Changes.Select(c => (c.Entity, c.Key))
                .Append((typeof(JournalEntry), (waiting.Unit.Entry.Endpoint, waiting.Unit.Entry.MessageId))).ToList();
            if (keys.Exists(taken.Contains))
            {
                later.Add(waiting);
                continue;
            }
            taken.UnionWith(keys);
            first.Add(waiting);
        }
        return (first, later);
    }
}
