namespace Sagas.Journal;

/// <summary>
/// The time by the database's clock, which all instances of a service share: their own clocks may differ, and what is due must not
/// depend on the instance that checks (docs/decisions/0014).
/// </summary>
public sealed class JournalClock(IJournalStore store, TimeProvider time)
{
    static readonly TimeSpan TooLongToTell = TimeSpan.FromSeconds(1);
    long ahead;

    /// <summary>The time by the store's clock, according to the last comparison.</summary>
    public DateTimeOffset Now => time.GetUtcNow() + Ahead;

    /// <summary>How far the database's clock is ahead of this process's clock; negative when it is behind.</summary>
    public TimeSpan Ahead => new(Volatile.Read(ref ahead));

    internal async Task Compare(CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        var theirs = await store.Now(cancellation);
        var took = time.GetElapsedTime(began);
        // A slow answer does not say at which moment the clock was read.
        if (took < TooLongToTell)
            Volatile.Write(ref ahead, (theirs + took / 2 - time.GetUtcNow()).Ticks);
    }
}
