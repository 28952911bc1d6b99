using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Sagas.Access;

namespace Sagas.Operations;

/// <summary>Reads the audit from the saga service's own database.</summary>
sealed class OperationLog<TContext>(IDbContextFactory<TContext> contexts) : IOperationLog where TContext : SagaContext
{
    public async Task<OperationPage> List(OperationFilter filter, ClaimsPrincipal who, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var requests = Visible(context, who).Where(row => row.RequestId == null);
        if (filter.Actor is { } actor)
            requests = requests.Where(row => row.Actor == actor);
        if (filter.Action is { } action)
            requests = requests.Where(row => row.Action == action);
        if (filter.Before is { } before)
            requests = requests.Where(row => row.Position < before);
        if (Guid.TryParse(filter.Saga, out var sagaId))
            requests = requests.Where(row => row.SagaId == sagaId);
        else if (filter.Saga is { } name)
            requests = requests.Where(row => row.BusinessId == name || row.Asked == name);
        else
            requests = requests.Where(row => row.Item == 0);
        var rows = await requests.OrderByDescending(row => row.Position).Take(filter.Limit + 1).ToListAsync(cancellation);
        var page = rows.Take(filter.Limit).ToList();
        var outcomes = await Outcomes(context, [.. page.Select(row => row.OperationId)], cancellation);
        return new OperationPage(
            [.. page.Select(row => Summary(row, outcomes[row.OperationId]))],
            rows.Count > filter.Limit ? page[^1].Position : null
        );
    }

    public async Task<Operation?> Find(Guid operationId, ClaimsPrincipal who, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var lines = await Visible(context, who)
            .Where(row => row.OperationId == operationId)
            .OrderBy(row => row.Item)
            .ToListAsync(cancellation);
        if (lines.Find(line => line.RequestId is null) is not { } first)
            return null;
        var outcomes = lines.Where(line => line.RequestId is not null).ToDictionary(line => line.RequestId!.Value);
        return new Operation(first.OperationId, first.At, first.Actor, first.Roles, first.Action, first.Reason,
            [.. lines.Where(line => line.RequestId is null).Select(line => AuditLines.Item(line, outcomes.GetValueOrDefault(line.Id)))]);
    }

    static IQueryable<OperationRow> Visible(TContext context, ClaimsPrincipal who)
    {
        var rows = context.Operations.AsNoTracking();
        if (who.IsAtLeast(AccessRole.Admin))
            return rows;
        var self = who.Actor();
        return rows.Where(row => row.Actor == self);
    }

    static async Task<ILookup<Guid, (ActionOutcome Outcome, int Count)>> Outcomes(
        TContext context,
        List<Guid> operations,
        CancellationToken cancellation
    ) =>
        (
            await context
                .Operations.AsNoTracking()
                .Where(row => operations.Contains(row.OperationId) && row.RequestId != null)
                .GroupBy(row => new { row.OperationId, row.Outcome })
                .Select(group => new
                {
                    group.Key.OperationId,
                    group.Key.Outcome,
                    Count = group.Count(),
                })
                .ToListAsync(cancellation)
        ).ToLookup(group => group.OperationId, group => (group.Outcome, group.Count));

    /// <summary>An item without an outcome counts as requested.</summary>
    static OperationSummary Summary(OperationRow row, IEnumerable<(ActionOutcome Outcome, int Count)> known)
    {
        var outcomes = known.ToDictionary(one => one.Outcome, one => one.Count);
        if (row.Items - outcomes.Values.Sum() is > 0 and var open)
            outcomes[ActionOutcome.Requested] = open;
        return new OperationSummary(
            row.OperationId,
            row.At,
            row.Actor,
            row.Roles,
            row.Action,
            row.Reason,
            row.Items,
            row.Asked,
            row.SagaId,
            row.Kind,
            row.BusinessId,
            outcomes
        );
    }
}
