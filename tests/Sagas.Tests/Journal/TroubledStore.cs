using Sagas.Journal;
using Sagas.Journal.InMemory;

namespace Sagas.Tests.Journal;

/// <summary>A store whose commits fail as the test says.</summary>
sealed class TroubledStore : IJournalStore
{
    readonly InMemoryJournalStore inner = new(TimeProvider.System);

    /// <summary>Asked before each commit; what it returns is thrown.</summary>
    public Func<IReadOnlyList<UnitOfWork>, Trouble?> Fails { get; set; } = _ => null;

    /// <summary>What becomes of each unit instead of its commit; null for the commit.</summary>
    public Func<UnitOfWork, CommitOutcome?> Decides { get; set; } = _ => null;

    /// <summary>The commit waits for it.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public int Tries { get; private set; }

    public IReadOnlyList<JournalEntry> Entries => inner.Entries;

    public IReadOnlyList<Guid> Committed => [.. inner.Entries.Select(entry => entry.MessageId)];

    public async Task<IReadOnlyList<CommitOutcome>> Commit(IReadOnlyList<UnitOfWork> batch, CancellationToken cancellation)
    {
        Tries++;
        await Gate;
        if (Fails(batch) is { } trouble)
            throw trouble;
        if (batch.Count == 1 && Decides(batch[0]) is { } outcome)
            return [outcome];
        return await inner.Commit(batch, cancellation);
    }

    public FailureKind Classify(Exception exception) => exception is Trouble trouble ? trouble.Kind : FailureKind.Foreign;

    public Task<IReadOnlyDictionary<object, TRow>> Read<TRow>(IReadOnlyCollection<object> keys, CancellationToken cancellation)
        where TRow : class => inner.Read<TRow>(keys, cancellation);

    public Task<JournalEntry?> FindEntry(string endpoint, Guid messageId, CancellationToken cancellation) =>
        inner.FindEntry(endpoint, messageId, cancellation);

    public Task<DateTimeOffset> Now(CancellationToken cancellation) => inner.Now(cancellation);

    public Task<IReadOnlyList<TimerRow>> ClaimTimers(TimeSpan claim, int limit, CancellationToken cancellation) =>
        inner.ClaimTimers(claim, limit, cancellation);

    public Task<DateTimeOffset?> NextTimer(CancellationToken cancellation) => inner.NextTimer(cancellation);

    public Task<IReadOnlyList<JournalEntry>> Pending(
        DateTimeOffset before,
        PendingPlace? after,
        int limit,
        CancellationToken cancellation
    ) => inner.Pending(before, after, limit, cancellation);

    public Task MarkPending(string endpoint, IReadOnlyCollection<Guid> messageIds, bool pending, CancellationToken cancellation) =>
        inner.MarkPending(endpoint, messageIds, pending, cancellation);
}

sealed class Trouble(FailureKind kind) : Exception($"The database is {kind}.")
{
    public FailureKind Kind { get; } = kind;
}
