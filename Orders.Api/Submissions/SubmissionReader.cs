using Microsoft.EntityFrameworkCore;
using Orders.Api.Input;
using Sagas.Journal;

namespace Orders.Api.Submissions;

/// <summary>Reads submissions for people; never locks, never writes.</summary>
sealed class SubmissionReader(IJournalStore store, IDbContextFactory<OrdersContext> contexts)
{
    public async Task<SubmissionRow?> Find(SubmissionKind kind, string id, CancellationToken cancellation)
    {
        // What cannot have been accepted need not be looked for.
        if (!CommonRules.IsId(id))
            return null;
        var sagaId = kind.SagaId(id);
        return (await store.Read<SubmissionRow>([sagaId], cancellation)).GetValueOrDefault(sagaId);
    }

    /// <summary>
    /// Newest first, from after the cursor on; new ones do not shift the pages. One more than the limit, if there is one.
    /// </summary>
    public async Task<List<SubmissionRow>> List(SubmissionKind kind, ListQuery query, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = context.Submissions.AsNoTracking().Where(row => row.Kind == kind.Name);
        if (query.Status is { } wanted)
            rows = rows.Where(row => row.Status == wanted);
        // The first comparison alone would do no harm to the result; it is what an index range is made of.
        if (query.Cursor is { } last)
            rows = rows.Where(row =>
                row.SubmittedAt <= last.SubmittedAt && (row.SubmittedAt < last.SubmittedAt || row.BusinessId.CompareTo(last.Id) < 0)
            );
        return await rows.OrderByDescending(row => row.SubmittedAt)
            .ThenByDescending(row => row.BusinessId)
            .Take(query.Limit + 1)
            .ToListAsync(cancellation);
    }
}
