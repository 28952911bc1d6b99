namespace Sagas.Journal;

/// <summary>Begins, commits and sends units of work, for receive endpoints and the transactional session alike.</summary>
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

    /// <exception cref="OperationCanceledException">The unit was withdrawn before its first attempt, and so is certainly not
    /// committed.</exception>
    internal Task<CommitOutcome> Commit(UnitOfWork unit, CancellationToken withdraw = default)
    {
        unit.Entry.Outputs = unit.Outputs.Count == 0 ? null : OutboundMessage.Serialize(unit.Outputs);
        unit.Entry.Pending |= outbox.MustWait(unit.Outputs);
        return committer.Commit(unit, withdraw);
    }

    /// <summary>Looks up an earlier handling of a message. After a crash many run at once and must not take all connections.</summary>
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

    /// <summary>Waits until the database is usable again; the message is then handled normally.</summary>
    internal async Task WaitForDatabase(Exception failure, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.Stopping);
        await trouble.Wait(failure, either.Token);
    }

    public void Dispose() => lookups.Dispose();
}
