using Microsoft.Extensions.Logging;

namespace Sagas.Journal;

/// <summary>
/// What ails the database, in its own words. Whoever waits for it reports here, so that the log has a line now and then instead of
/// one per message and attempt, and health can say it.
/// </summary>
public sealed partial class DatabaseTrouble(TimeProvider time, Random random, ILogger<DatabaseTrouble> log)
{
    static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50),
        LongestPause = TimeSpan.FromSeconds(5),
        Said = TimeSpan.FromSeconds(30);
    readonly Lock gate = new();
    DateTimeOffset? since, seen, said;
    string words = "";

    /// <summary>Null when nobody has met trouble for longer than anybody waits before trying again.</summary>
    public string? Words
    {
        get
        {
            lock (gate)
                return time.GetUtcNow() - seen < 3 * LongestPause ? words : null;
        }
    }

    /// <summary>Notes the failure, and waits before the next try: the longer, the longer the trouble lasts.</summary>
    internal Task Wait(Exception failure, CancellationToken cancellation) => Task.Delay(Report(failure), time, cancellation);

    /// <summary>Of what is tried again at its own pace: notes what the database says, if it is the database that says it.</summary>
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
            // Where only reads go on, no commit says that it is over.
            if (now - seen > 3 * LongestPause)
                since = said = null;
            (since, seen, words) = (since ?? now, now, failure.GetBaseException().Message);
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
