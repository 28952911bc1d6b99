using Microsoft.Extensions.Logging;

namespace Sagas.Journal;

/// <summary>Begins, commits and sends units of work; what the receive endpoints and the local units share.</summary>
sealed partial class Units(IJournalStore store, GroupWriter writer, IRowReader reader, Dispatcher dispatcher, TimeProvider time, IServiceProvider services, JournalLifetime lifetime, ILogger<Units> log)
{
    internal IJournalStore Store => store;
    internal Dispatcher Dispatcher => dispatcher;
    internal DateTimeOffset Now => time.GetUtcNow();

    internal UnitOfWork Begin(JournalEntry entry, bool repeated = false) => new(entry, services, reader, Now) { Repeated = repeated };

    internal Task<CommitOutcome> Commit(UnitOfWork unit)
    {
        unit.Entry.Outputs = unit.Outputs.Count == 0 ? null : OutboundMessage.Serialize(unit.Outputs);
        return writer.Commit(unit);
    }

    internal async Task<T> WhenDatabaseIsThere<T>(Func<Task<T>> read, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await read();
            }
            catch (Exception failure) when (store.IsTransient(failure))
            {
                await WaitForDatabase(failure, cancellation);
            }
        }
    }

    internal async Task WaitForDatabase(Exception failure, CancellationToken cancellation)
    {
        DatabaseAway(failure.Message);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.Stopping);
        await Task.Delay(TimeSpan.FromSeconds(1), either.Token);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database does not answer ({Reason}); the message waits, unacknowledged")]
    partial void DatabaseAway(string reason);
}
