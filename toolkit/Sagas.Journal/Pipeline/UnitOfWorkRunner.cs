namespace Sagas.Journal;

/// <summary>Begins, commits and sends units of work; what the receive endpoints and the transactional session share.</summary>
sealed class UnitOfWorkRunner(
    IJournalStore store,
    GroupCommitter committer,
    IRowReader reader,
    Outbox outbox,
    MessageAspects aspects,
    JournalClock clock,
    DatabaseTrouble trouble,
    Pauses pauses,
    IServiceProvider services,
    JournalLifetime lifetime) : IDisposable
{
    readonly SemaphoreSlim lookups = new(4);

    internal IJournalStore Store => store;
    internal Outbox Outbox => outbox;
    internal Pauses Pauses => pauses;
    internal MessageAspects Aspects => aspects;
    internal DateTimeOffset Now => clock.Now;

    internal UnitOfWork Begin(JournalEntry entry, bool repeated = false) => new(entry, services, reader, entry.At) { Repeated = repeated };

    /// <exception cref="OperationCanceledException">It was withdrawn before it was tried, so that it certainly is not
    /// committed.</exception>
    internal Task<CommitOutcome> Commit(UnitOfWork unit, CancellationToken withdraw = default)
    {
        unit.Entry.Outputs = unit.Outputs.Count == 0 ? null : OutboundMessage.Serialize(unit.Outputs);
        unit.Entry.Pending |= outbox.MustWait(unit.Outputs);
        return committer.Commit(unit, withdraw);
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
            catch (Exception failure) when (store.SaysNothingOfTheWork(failure))
            {
                await WaitForDatabase(failure, cancellation);
            }
            finally
            {
                lookups.Release();
            }
        }
    }

    /// <summary>The message waits for the end of the trouble, and is then handled as if nothing had been.</summary>
    internal async Task WaitForDatabase(Exception failure, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.Stopping);
        await trouble.Wait(failure, either.Token);
    }

    public void Dispose() => lookups.Dispose();
}
