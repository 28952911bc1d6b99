using Microsoft.Extensions.Logging;

namespace Sagas.Journal;

/// <summary>
/// The current failure of the database, in its own words. All code that waits for the database reports here, so that the log has a line
/// every 30 seconds instead of one per message and attempt, and the health check can show the failure.
/// </summary>
/// <param name="store">Puts failures into words; without it they are the client's own.</param>
public sealed partial class DatabaseTrouble(
    TimeProvider time,
    Random random,
    ILogger<DatabaseTrouble> log,
    IJournalStore? store = null
)
{
    static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50),
        LongestPause = TimeSpan.FromSeconds(5),
        Said = TimeSpan.FromSeconds(30);
    readonly Lock gate = new();
    DateTimeOffset? since, seen, said;
    string words = "";

    /// <summary>Null when no failure was reported for longer than the longest pause between two attempts allows.</summary>
    public string? Words
    {
        get
        {
            lock (gate)
                return time.GetUtcNow() - seen < 3 * LongestPause ? words : null;
        }
    }

    /// <summary>Records the failure and waits before the next attempt; the pause grows with the duration of the trouble.</summary>
    public Task Wait(Exception failure, CancellationToken cancellation) => Task.Delay(Report(failure), time, cancellation);

    /// <summary>For work that is retried at its own pace: records the failure if it is the database's.</summary>
    internal void Note(FailureKind kind, Exception failure)
    {
        if (kind is FailureKind.Unavailable)
            Report(failure);
    }

    /// <summary>A commit succeeded.</summary>
    internal void IsOver()
    {
        if (since is null)
            return;
        lock (gate)
        {
            if (since is { } began)
                Over((time.GetUtcNow() - began).TotalSeconds);
            since = seen = said = null;
        }
    }

    TimeSpan Report(Exception failure)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            // Where there are only reads, no commit reports the end of the trouble.
            if (now - seen > 3 * LongestPause)
                since = said = null;
            (since, seen, words) = (since ?? now, now, store?.Explain(failure) ?? failure.GetBaseException().Message);
            if (said is null || now - said >= Said)
            {
                said = now;
                Waiting(words, (now - since.Value).TotalSeconds);
            }
            var pause = TimeSpan.FromTicks(Math.Clamp((now - since.Value).Ticks / 4, ShortestPause.Ticks, LongestPause.Ticks));
            return pause * (1 - random.NextDouble() / 5);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The database cannot be used ({Words}) for {Seconds:0} s now; nothing is acknowledged or lost "
            + "meanwhile, and work goes on by itself when it can"
    )]
    partial void Waiting(string words, double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database can be used again, after {Seconds:0.0} s")]
    partial void Over(double seconds);
}
