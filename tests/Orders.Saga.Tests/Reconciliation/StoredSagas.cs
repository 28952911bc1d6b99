using Sagas;
using Sagas.Journal;
using Sagas.Operations;
using Sagas.Persistence;

namespace Orders.Saga.Tests.Reconciliation;

/// <summary>The queries that the reconciliation uses, over a list.</summary>
sealed class StoredSagas : ISagaQueries
{
    internal List<SagaRow> Rows { get; } = [];

    internal Exception? Failure { get; set; }

    internal int Lists { get; private set; }

    public Task<SagaListing> List(SagaListQuery query, CancellationToken cancellation)
    {
        Lists++;
        if (Failure is not null)
            throw Failure;
        var found = Rows.Where(row => query.Statuses.Contains(row.Status) && (query.Since is not { } since || row.SubmittedAt >= since))
            .OrderByDescending(row => row.SubmittedAt).ThenByDescending(row => row.Id)
            .Where(row => query.Before is not { } before || (row.SubmittedAt, row.Id).CompareTo((before.SubmittedAt, before.Id)) < 0)
            .ToList();
        var page = found.Take(query.Limit).ToList();
        return Task.FromResult(new SagaListing(page, found.Count > page.Count ? new SagaCursor(page[^1].SubmittedAt, page[^1].Id) : null));
    }

    public Task<IReadOnlyList<SagaRow>> ByIds(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SagaRow>>([.. Rows.Where(row => ids.Contains(row.Id))]);

    public Task<SagaRow?> Find(string idOrBusinessId, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<SagaStatus, int>> Counts(
        string? kind, DateTimeOffset? since, DateTimeOffset? until, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<JournalEntry>> History(Guid sagaId, long before, int limit, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<JournalEntry?> Entry(Guid sagaId, long position, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<SagaRow>> Related(IReadOnlyCollection<Guid> ids, string businessId, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<SagaRow>> Troubled(DateTimeOffset since, int limit, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<StateCount>> States(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<Passage>> Passages(int limit, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<JournalBacklog> Backlog(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<(long Position, Guid? SagaId)>> Latest(int limit, CancellationToken cancellation) =>
        throw new NotSupportedException();
}
