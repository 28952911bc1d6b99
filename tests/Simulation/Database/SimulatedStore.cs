using Sagas.Journal;
using Sagas.Journal.InMemory;

namespace Simulation.Database;

/// <summary>
/// The journal's store as one process sees it: it keeps the contract of the real stores, over a connection that may be slow or break
/// before or after a statement.
/// </summary>
sealed class SimulatedStore(DatabaseServer server, Wire wire) : IJournalStore
{
    InMemoryJournalStore Rows => server.Rows;

    public Task<IReadOnlyList<CommitOutcome>> Commit(IReadOnlyList<UnitOfWork> batch, CancellationToken cancellation) =>
        Call(() =>
        {
            server.Reaches(batch);
            var outcomes = Rows.Commit(batch, CancellationToken.None).Result;
            server.Changed(batch, outcomes);
            return outcomes;
        });

    public Task<IReadOnlyDictionary<object, TRow>> Read<TRow>(IReadOnlyCollection<object> keys, CancellationToken cancellation)
        where TRow : class => Call(() => Rows.Read<TRow>(keys, CancellationToken.None).Result);

    public Task<JournalEntry?> FindEntry(string endpoint, Guid messageId, CancellationToken cancellation) =>
        Call(() => Rows.FindEntry(endpoint, messageId, CancellationToken.None).Result);

    public Task<DateTimeOffset> Now(CancellationToken cancellation) => Call(() => Rows.Now(CancellationToken.None).Result);

    public Task<IReadOnlyList<TimerRow>> ClaimTimers(TimeSpan claim, int limit, CancellationToken cancellation) =>
        Call(() => Rows.ClaimTimers(claim, limit, CancellationToken.None).Result);

    public Task<DateTimeOffset?> NextTimer(CancellationToken cancellation) => Call(() => Rows.NextTimer(CancellationToken.None).Result);

    public Task<IReadOnlyList<JournalEntry>> Pending(
        DateTimeOffset before, PendingPlace? after, int limit, CancellationToken cancellation) =>
        Call(() => Rows.Pending(before, after, limit, CancellationToken.None).Result);

    public Task MarkPending(string endpoint, IReadOnlyCollection<Guid> messageIds, bool pending, CancellationToken cancellation) =>
        Call(() =>
        {
            Rows.MarkPending(endpoint, messageIds, pending, CancellationToken.None).Wait(CancellationToken.None);
            return true;
        });

    public FailureKind Classify(Exception exception) => exception switch
    {
        DatabaseException trouble => trouble.Kind,
        { InnerException: { } inner } => Classify(inner),
        _ => FailureKind.Foreign,
    };

    Task<T> Call<T>(Func<T> statement) => wire.Call(server.Next(), statement);
}
