using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Sagas.Persistence;

namespace Sagas.Operations;

/// <summary>The list: by status, kind, time and text, newest first.</summary>
sealed partial class SagaQueries<TContext>
{
    public Task<SagaListing> List(SagaListQuery query, CancellationToken cancellation) =>
        Read(
            async context =>
            {
                if (Guid.TryParse(query.Text, out var id))
                    return new SagaListing(await Known(context, id, query.Text, cancellation), null);
                return string.IsNullOrWhiteSpace(query.Text)
                    ? await Newest(context, query, cancellation)
                    : await Search(context, query, query.Text.Trim(), cancellation);
            },
            cancellation
        );

    /// <summary>A saga by its id, or by the id of one of its messages or traces.</summary>
    static async Task<List<SagaRow>> Known(TContext context, Guid id, string text, CancellationToken cancellation)
    {
        var sagas = context
            .Sagas.Where(row => row.Id == id)
            .Union(context.Sagas.Where(row => context.Journal.Any(entry => entry.MessageId == id && entry.SubjectId == row.Id)));
        if (await sagas.OrderBy(row => row.SubmittedAt).Take(50).ToListAsync(cancellation) is { Count: > 0 } known)
            return known;
        var traced = await context
            .Journal.OrderByDescending(entry => entry.Position)
            .Take(SagaListQuery.SearchedAtOnce)
            .Where(entry => entry.TraceId == text.Trim())
            .Select(entry => entry.SubjectId)
            .Distinct()
            .Take(50)
            .ToListAsync(cancellation);
        return await context.Sagas.Where(row => traced.Contains(row.Id)).ToListAsync(cancellation);
    }

    static async Task<SagaListing> Newest(TContext context, SagaListQuery query, CancellationToken cancellation)
    {
        var rows = await Ordered(context, query, query.Limit + 1).ToListAsync(cancellation);
        return new SagaListing([.. rows.Take(query.Limit)], rows.Count > query.Limit ? After(rows[query.Limit - 1]) : null);
    }

    /// <summary>
    /// No index serves a search within words, so each page examines a limited number of sagas. An exact business id is found whatever its
    /// age.
    /// </summary>
    static async Task<SagaListing> Search(TContext context, SagaListQuery query, string text, CancellationToken cancellation)
    {
        var found = await Ordered(context, query, SagaListQuery.SearchedAtOnce).Where(Contains(text))
            .OrderByDescending(row => row.SubmittedAt).ThenByDescending(row => row.Id).Take(query.Limit + 1).ToListAsync(cancellation);
        if (found.Count > query.Limit)
            return new SagaListing([.. found.Take(query.Limit)], After(found[query.Limit - 1]));
        var last = await Ordered(context, query, SagaListQuery.SearchedAtOnce)
            .Select(row => new { row.SubmittedAt, row.Id })
            .OrderByDescending(row => row.SubmittedAt)
            .ThenByDescending(row => row.Id)
            .Skip(SagaListQuery.SearchedAtOnce - 1)
            .FirstOrDefaultAsync(cancellation);
        if (query.Before is null)
            found.AddRange(
                (await Filtered(context.Sagas.Where(row => row.BusinessId == text), query, null).Take(10).ToListAsync(cancellation)).Where(
                    exact => found.TrueForAll(row => row.Id != exact.Id)
                )
            );
        return new SagaListing(found, last is null ? null : new SagaCursor(last.SubmittedAt, last.Id), last?.SubmittedAt);
    }

    /// <summary>One query per status, so that each uses the index on status and stops early; the results are merged.</summary>
    static IQueryable<SagaRow> Ordered(TContext context, SagaListQuery query, int limit)
    {
        var parts = query.Statuses.Select(status => Top(context, query, status, limit)).ToList();
        return parts.Count switch
        {
            0 => Top(context, query, null, limit),
            1 => parts[0],
            _ => parts
                .Aggregate((all, part) => all.Concat(part))
                .OrderByDescending(row => row.SubmittedAt)
                .ThenByDescending(row => row.Id)
                .Take(limit),
        };
    }

    static IQueryable<SagaRow> Top(TContext context, SagaListQuery query, SagaStatus? status, int limit) =>
        Filtered(context.Sagas, query, status).OrderByDescending(row => row.SubmittedAt).ThenByDescending(row => row.Id).Take(limit);

    static IQueryable<SagaRow> Filtered(IQueryable<SagaRow> rows, SagaListQuery query, SagaStatus? status)
    {
        if (status is { } one)
            rows = rows.Where(row => row.Status == one);
        if (query.Kind is { } kind)
            rows = rows.Where(row => row.Kind == kind);
        if (query.State is { } state)
            rows = rows.Where(row => row.State == state);
        if (query.Since is { } since)
            rows = rows.Where(row => row.SubmittedAt >= since);
        if (query.Until is { } until)
            rows = rows.Where(row => row.SubmittedAt <= until);
        if (query.Before is { } before)
            rows = rows.Where(row =>
                row.SubmittedAt <= before.SubmittedAt && (row.SubmittedAt < before.SubmittedAt || row.Id.CompareTo(before.Id) < 0)
            );
        return rows;
    }

#pragma warning disable CA1304, CA1311, CA1862 // Translated to SQL's lower(), which has no culture.
    static Expression<Func<SagaRow, bool>> Contains(string text)
    {
        var lower = text.ToLowerInvariant();
        return row => row.BusinessId.ToLower().Contains(lower)
            || row.SearchText!.ToLower().Contains(lower)
            || row.CustomStatus!.ToLower().Contains(lower)
            || row.FailureCode!.ToLower().Contains(lower)
            || row.FailureMessage!.ToLower().Contains(lower);
    }
#pragma warning restore CA1304, CA1311, CA1862

    static SagaCursor After(SagaRow row) => new(row.SubmittedAt, row.Id);
}
