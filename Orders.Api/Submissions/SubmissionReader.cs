using Microsoft.EntityFrameworkCore;
using Orders.Api.Input;
using Sagas.Journal;

namespace Orders.Api.Submissions;

/// <summary>Reads submissions, without locking or writing.</summary>
sealed class SubmissionReader(IJournalStore store, IDbContextFactory<OrdersContext> contexts)
{
    public async Task<SubmissionRow?> Find(SubmissionKind kind, string id, CancellationToken cancellation)
    {
        // An invalid id cannot have been accepted.
        if (!CommonRules.IsId(id))
            return null;
        var sagaId = kind.SagaId(id);
        return (await store.Read<SubmissionRow>([sagaId], cancellation)).GetValueOrDefault(sagaId);
    }

    /// <summary>
    /// Newest first, after the cursor; new submissions do not shift the pages. Returns one more than the limit if there is one.
    /// </summary>
    public async Task<List<SubmissionRow>> List(SubmissionKind kind, ListQuery query, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = context.Submissions.AsNoTracking().Where(row => row.Kind == kind.Name);
        if (query.Status is { } wanted)
            rows = rows.Where(row => row.Status == wanted);
        // The first comparison is redundant for the result; it makes the index range.
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
