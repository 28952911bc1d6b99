using System.Security.Claims;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Sagas.Access;
using Sagas.Operations;

namespace Sagas.DeadLetters;

sealed class DeadLetterReader<TContext>(IDbContextFactory<TContext> contexts, PersonalData personal) : IDeadLetterReader
    where TContext : SagaContext
{
    const int MostGroups = 100, SagasNamed = 5;

    public async Task<IReadOnlyList<DeadLetterGroup>> Groups(ClaimsPrincipal who, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var open = context.DeadLetters.AsNoTracking().Where(row => row.Status == DeadLetterStatus.Open);
        var shown = new List<DeadLetterGroup>();
        foreach (var group in await open.ByCause().Take(MostGroups).ToListAsync(cancellation))
        {
            var newest = await open.Where(row => row.Queue == group.Queue && row.Cause == group.Cause)
                .OrderByDescending(row => row.DiedAt)
                .ThenByDescending(row => row.Id)
                .Take(SagasNamed * 4)
                .ToListAsync(cancellation);
            var items = await Items(context, newest, who, cancellation);
            if (items.Count > 0)
                shown.Add(
                    new DeadLetterGroup(
                        group.Queue,
                        group.Cause,
                        group.Messages,
                        group.Copies,
                        group.First,
                        group.Last,
                        items[0],
                        [.. items.Select(item => item.Saga).OfType<DeadLetterSaga>().DistinctBy(saga => saga.SagaId).Take(SagasNamed)]
                    )
                );
        }
        return shown;
    }

    public async Task<DeadLetterPage> List(DeadLetterFilter filter, ClaimsPrincipal who, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = context.DeadLetters.AsNoTracking();
        if (filter.Status is { } status)
            rows = rows.Where(row => row.Status == status);
        if (filter.Queue is { } queue)
            rows = rows.Where(row => row.Queue == queue);
        if (filter.Cause is { } cause)
            rows = rows.Where(row => row.Cause == cause);
        if (filter.Saga is { } saga)
            rows = rows.Where(row => row.SagaId == saga);
        if (filter.Before is { } before)
            rows = rows.Where(row => row.DiedAt < before.DiedAt || (row.DiedAt == before.DiedAt && row.Id.CompareTo(before.Id) < 0));
        var page = await rows.OrderByDescending(row => row.DiedAt)
            .ThenByDescending(row => row.Id)
            .Take(filter.Limit + 1)
            .ToListAsync(cancellation);
        var items = await Items(context, [.. page.Take(filter.Limit)], who, cancellation);
        return new DeadLetterPage(items, page.Count > filter.Limit ? new DeadLetterCursor(items[^1].DiedAt, items[^1].Id) : null);
    }

    public async Task<DeadLetterDetail?> Find(Guid id, ClaimsPrincipal who, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.DeadLetters.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
            return null;
        var data = await context.Sagas.Where(saga => saga.Id == row.SagaId).Select(saga => saga.Data).FirstOrDefaultAsync(cancellation);
        var view = personal.For(who).Learn(data).LearnIfJson(row.Body);
        var item = (await Items(context, [row], who, cancellation))[0];
        var (body, hidden) = Body(row, view);
        return new DeadLetterDetail(
            item with
            {
                Failure = item.Failure with { Message = view.Text(item.Failure.Message)! },
            },
            view.Text(row.FailureStack),
            JsonSerializer.Deserialize<Dictionary<string, string>>(row.Headers)!,
            body,
            hidden,
            row.Size,
            row.RecordedAt
        );
    }

    /// <summary>In text that is not JSON, personal data cannot be recognized.</summary>
    static (string? Body, string? Hidden) Body(DeadLetter row, PersonalView view)
    {
        if (row.Body is null)
            return (null, "It is not text.");
        if (view.SeesAll)
            return (row.Body, null);
        try
        {
            return (view.Json(JsonSerializer.Deserialize<JsonElement>(row.Body)).GetRawText(), null);
        }
        catch (JsonException)
        {
            return (null, "It is not JSON, so personal data in it cannot be recognized: only an admin sees it.");
        }
    }

    async Task<List<DeadLetterItem>> Items(
        TContext context,
        IReadOnlyList<DeadLetter> rows,
        ClaimsPrincipal who,
        CancellationToken cancellation
    )
    {
        var ids = rows.Select(row => row.SagaId).OfType<Guid>().Distinct().ToList();
        var sagas = await context
            .Sagas.AsNoTracking()
            .Where(saga => ids.Contains(saga.Id))
            .Select(saga => new
            {
                saga.Id,
                saga.Kind,
                saga.BusinessId,
            })
            .ToDictionaryAsync(saga => saga.Id, cancellation);
        return
        [
            .. rows.Select(row =>
                Item(
                    row,
                    row.SagaId is not { } id ? null
                        : sagas.TryGetValue(id, out var saga) ? new DeadLetterSaga(id, saga.Kind, saga.BusinessId)
                        : new DeadLetterSaga(id, null, row.BusinessId),
                    personal.For(who).LearnIfJson(row.Body)
                )
            ),
        ];
    }

    static DeadLetterItem Item(DeadLetter row, DeadLetterSaga? saga, PersonalView view) =>
        new(
            row.Id,
            row.Queue,
            row.Origin,
            row.MessageId,
            row.MessageType,
            saga,
            row.DiedAt,
            new DeadLetterFailure(row.FailureType, view.Text(row.FailureMessage)!),
            row.Cause,
            row.Copies,
            row.Status,
            row.ClosedAt,
            row.OperationId
        );
}

static class PersonalViewExtensions
{
    internal static PersonalView LearnIfJson(this PersonalView view, string? text)
    {
        try
        {
            return view.Learn(text);
        }
        catch (JsonException)
        {
            // Not JSON, or truncated.
            return view;
        }
    }
}
