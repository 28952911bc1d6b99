using Sagas.Journal;

namespace Simulation.Mutants;

/// <summary>A store with one defect. What it does not change is right.</summary>
sealed class MutatedStore(IJournalStore right) : IJournalStore
{
    /// <summary>Before a unit is committed; its lists may be changed.</summary>
    public Action<UnitOfWork> BeforeCommit { get; init; } = _ => { };

    /// <summary>What is told of a commit.</summary>
    public Func<UnitOfWork, CommitOutcome, CommitOutcome> Told { get; init; } = (_, outcome) => outcome;

    /// <summary>What the inbox tells.</summary>
    public Func<JournalEntry?, JournalEntry?> Found { get; init; } = entry => entry;

    /// <summary>How long claimed timers are left alone.</summary>
    public Func<TimeSpan, TimeSpan> Claim { get; init; } = claim => claim;

    /// <summary>Whether a request to mark an entry is carried out.</summary>
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
