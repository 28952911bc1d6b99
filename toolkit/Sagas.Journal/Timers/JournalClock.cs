namespace Sagas.Journal;

/// <summary>
/// The time by the database's clock, which all instances of a service share: their own may differ, and what is due must not depend
/// on who looks (docs/decisions/0014).
/// </summary>
public sealed class JournalClock(IJournalStore store, TimeProvider time)
{
    static readonly TimeSpan TooLongToTell = TimeSpan.FromSeconds(1);
    long ahead;

    /// <summary>The time by the store's clock, as it was last compared.</summary>
    public DateTimeOffset Now => time.GetUtcNow() + Ahead;

    /// <summary>How much the database's clock is ahead of this process's own; negative when it is behind.</summary>
    public TimeSpan Ahead => new(Volatile.Read(ref ahead));

    internal async Task Compare(CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        var theirs = await store.Now(cancellation);
        var took = time.GetElapsedTime(began);
        // An answer that took long says nothing about the moment it was given.
        if (took < TooLongToTell)
            Volatile.Write(ref ahead, (theirs + took / 2 - time.GetUtcNow()).Ticks);
    }
}
