using Sagas.Journal;

namespace Simulation.Mutants;

/// <summary>A store with one defect; everything else is passed through.</summary>
sealed class MutatedStore(IJournalStore right) : IJournalStore
{
    /// <summary>Called before a unit is committed; it may change the unit's lists.</summary>
    public Action<UnitOfWork> BeforeCommit { get; init; } = _ => { };

    /// <summary>Changes the reported outcome of a commit.</summary>
    public Func<UnitOfWork, CommitOutcome, CommitOutcome> Told { get; init; } = (_, outcome) => outcome;

    /// <summary>Changes the answer of the inbox.</summary>
    public Func<JournalEntry?, JournalEntry?> Found { get; init; } = entry => entry;

    /// <summary>Changes how long timers are claimed.</summary>
    public Func<TimeSpan, TimeSpan> Claim { get; init; } = claim => claim;

    /// <summary>Whether entries are really marked.</summary>
    public Func<bool, bool> Marks { get; init; } = _ => true;

    public async Task<IReadOnlyList<CommitOutcome>> Commit(IReadOnlyList<UnitOfWork> batch, CancellationToken cancellation)
    {
        foreach (var unit in batch)
            BeforeCommit(unit);
        var outcomes = await right.Commit(batch, cancellation);
        return [.. batch.Zip(outcomes, Told)];
    }

    public async Task<JournalEntry?> FindEntry(string endpoint, Guid messageId, CancellationToken cancellation) =>
        Found(await right.FindEntry(endpoint, messageId, cancellation));

    public Task<IReadOnlyDictionary<object, TRow>> Read<TRow>(IReadOnlyCollection<object> keys, CancellationToken cancellation)
        where TRow : class => right.Read<TRow>(keys, cancellation);

    public Task<DateTimeOffset> Now(CancellationToken cancellation) => right.Now(cancellation);

    public Task<IReadOnlyList<TimerRow>> ClaimTimers(TimeSpan claim, int limit, CancellationToken cancellation) =>
        right.ClaimTimers(Claim(claim), limit, cancellation);

    public Task<DateTimeOffset?> NextTimer(CancellationToken cancellation) => right.NextTimer(cancellation);

    public Task<IReadOnlyList<JournalEntry>> Pending(
        DateTimeOffset before, PendingPlace? after, int limit, CancellationToken cancellation) =>
        right.Pending(before, after, limit, cancellation);

    public Task MarkPending(string endpoint, IReadOnlyCollection<Guid> messageIds, bool pending, CancellationToken cancellation) =>
        Marks(pending) ? right.MarkPending(endpoint, messageIds, pending, cancellation) : Task.CompletedTask;

    public FailureKind Classify(Exception exception) => right.Classify(exception);
}
