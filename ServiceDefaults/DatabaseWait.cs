using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ServiceDefaults;

/// <summary>
/// Logs that a service waits for its database: at the first failure or after a while without an answer, then every half minute. It names
/// the server and the database, never the whole connection string, which contains a password.
/// </summary>
sealed partial class DatabaseWait : IAsyncDisposable
{
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);
    static readonly TimeSpan Again = TimeSpan.FromSeconds(30);
    readonly (string Server, string Database) asked;
    readonly TimeProvider time;
    readonly ILogger log;
    readonly ITimer timer;
    readonly long began;
    volatile string reason = "no answer yet";
    volatile bool said;

    DatabaseWait((string, string) asked, TimeProvider time, ILogger log)
    {
        (this.asked, this.time, this.log, began) = (asked, time, log, time.GetTimestamp());
        timer = time.CreateTimer(_ => Say(), null, Silence, Again);
    }

    internal static async Task<DatabaseWait> For<TContext>(
        IDbContextFactory<TContext> contexts, TimeProvider time, ILogger log, CancellationToken cancellation) where TContext : DbContext
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var connection = context.Database.GetDbConnection();
        return new DatabaseWait((connection.DataSource, connection.Database), time, log);
    }

    /// <summary>The database did not answer.</summary>
    /// <param name="failure">In words.</param>
    internal void GoesOn(string failure)
    {
        reason = failure;
        if (said)
            return;
        timer.Change(Again, Again);
        Say();
    }

    /// <summary>The database answers.</summary>
    internal void End()
    {
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (said)
            Answers(log, asked.Database, asked.Server, time.GetElapsedTime(began).TotalSeconds);
        said = false;
    }

    public ValueTask DisposeAsync() => timer.DisposeAsync();

    void Say()
    {
        said = true;
        Waiting(log, asked.Database, asked.Server, reason);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "Waiting for the database '{Database}' on {Server} ({Reason}): the service starts as soon as it answers, and asks every second. " +
        "If that is not the right server, correct ConnectionStrings:Database")]
    static partial void Waiting(ILogger log, string database, string server, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message =
        "The database '{Database}' on {Server} answers after {Seconds:0} s; the service starts")]
    static partial void Answers(ILogger log, string database, string server, double seconds);
}
