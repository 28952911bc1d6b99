using Microsoft.Extensions.Logging;

namespace Sagas.Journal;

/// <summary>Begins, commits and sends units of work; what the receive endpoints and the local units share.</summary>
sealed partial class Units(IJournalStore store, GroupWriter writer, IRowReader reader, Dispatcher dispatcher, TimeProvider time, IServiceProvider services, JournalLifetime lifetime, ILogger<Units> log) : IDisposable
{
    readonly SemaphoreSlim lookups = new(4);

    internal IJournalStore Store => store;
    internal Dispatcher Dispatcher => dispatcher;
    internal DateTimeOffset Now => time.GetUtcNow();

    internal UnitOfWork Begin(JournalEntry entry, bool repeated = false) => new(entry, services, reader, entry.At) { Repeated = repeated };

    internal Task<CommitOutcome> Commit(UnitOfWork unit)
    {
        unit.Entry.Outputs = unit.Outputs.Count == 0 ? null : OutboundMessage.Serialize(unit.Outputs);
        return writer.Commit(unit);
    }

    /// <summary>Looks for an earlier handling of a message; after a crash many do at once, and must not take all connections.</summary>
    internal async Task<JournalEntry?> FindEntry(string endpoint, Guid messageId, CancellationToken cancellation)
    {
        while (true)
        {
            await lookups.WaitAsync(cancellation);
            try
            {
                return await store.FindEntry(endpoint, messageId, cancellation);
            }
            catch (Exception failure) when (store.IsTransient(failure))
            {
                await WaitForDatabase(failure, cancellation);
            }
            finally
            {
                lookups.Release();
            }
        }
    }

    public void Dispose() => lookups.Dispose();

    internal async Task WaitForDatabase(Exception failure, CancellationToken cancellation)
    {
        DatabaseAway(failure.Message);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.Stopping);
        await Task.Delay(TimeSpan.FromSeconds(1), either.Token);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database does not answer ({Reason}); the message waits, unacknowledged")]
    partial void DatabaseAway(string reason);
}
