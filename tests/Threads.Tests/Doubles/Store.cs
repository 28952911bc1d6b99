using Sagas.Journal;
using Sagas.Journal.InMemory;

namespace Threads.Tests.Doubles;

/// <summary>A store in memory that takes its time: whoever calls it lets others go on, before and after.</summary>
sealed class Store(TimeProvider time) : IJournalStore
{
    readonly InMemoryJournalStore inner = new(time);

    internal Store() : this(TimeProvider.System) { }

    /// <summary>Asked before each commit; what it returns is thrown.</summary>
    internal Func<IReadOnlyList<UnitOfWork>, FailureKind?> Fails { get; init; } = _ => null;

    /// <summary>Asked after each commit; what it returns is thrown, though all is there.</summary>
    internal Func<FailureKind?> LosesAnswer { get; init; } = () => null;

    /// <summary>Asked before each reading; what it returns is thrown.</summary>
    internal Func<IReadOnlyCollection<object>, FailureKind?> CannotRead { get; init; } = _ => null;

    internal InMemoryJournalStore Inner => inner;

    internal int Times(UnitOfWork unit) => inner.Entries.Count(entry => entry.MessageId == unit.Entry.MessageId);

    public async Task<IReadOnlyList<CommitOutcome>> Commit(IReadOnlyList<UnitOfWork> batch, CancellationToken cancellation)
    {
        await Task.Yield();
        cancellation.ThrowIfCancellationRequested();
        Throw(Fails(batch));
        var outcomes = await Slowly(inner.Commit(batch, cancellation));
        Throw(LosesAnswer());
        return outcomes;
    }

    public async Task<IReadOnlyDictionary<object, TRow>> Read<TRow>(IReadOnlyCollection<object> keys, CancellationToken cancellation)
        where TRow : class
    {
        await Task.Yield();
        Throw(CannotRead(keys));
        return await Slowly(inner.Read<TRow>(keys, cancellation));
    }

    public Task<JournalEntry?> FindEntry(string endpoint, Guid messageId, CancellationToken cancellation) =>
        inner.FindEntry(endpoint, messageId, cancellation);

    public Task<DateTimeOffset> Now(CancellationToken cancellation) => inner.Now(cancellation);

    public async Task<IReadOnlyList<TimerRow>> ClaimTimers(TimeSpan claim, int limit, CancellationToken cancellation)
    {
        await Task.Yield();
        return await Slowly(inner.ClaimTimers(claim, limit, cancellation));
    }

    public async Task<DateTimeOffset?> NextTimer(CancellationToken cancellation)
    {
        await Task.Yield();
        return await Slowly(inner.NextTimer(cancellation));
    }

    public async Task<IReadOnlyList<JournalEntry>> Pending(
        DateTimeOffset before,
        PendingPlace? after,
        int limit,
        CancellationToken cancellation
    )
    {
        await Task.Yield();
        return await Slowly(inner.Pending(before, after, limit, cancellation));
    }

    public async Task MarkPending(string endpoint, IReadOnlyCollection<Guid> messageIds, bool pending, CancellationToken cancellation)
    {
        await Task.Yield();
        await inner.MarkPending(endpoint, messageIds, pending, cancellation);
        await Task.Yield();
    }

    public FailureKind Classify(Exception exception) => exception is Trouble trouble ? trouble.Kind : FailureKind.Foreign;

    static async Task<T> Slowly<T>(Task<T> answer)
    {
        var what = await answer;
        await Task.Yield();
        return what;
    }

    static void Throw(FailureKind? failure)
    {
        if (failure is { } kind)
            throw new Trouble(kind);
    }
}

/// <summary>What the store throws.</summary>
sealed class Trouble(FailureKind kind) : Exception($"The database is {kind}.")
{
    internal FailureKind Kind => kind;
}
