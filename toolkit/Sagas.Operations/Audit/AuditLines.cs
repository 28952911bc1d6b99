using System.Security.Claims;
using MassTransit;
using Sagas.Access;

namespace Sagas.Operations;

/// <summary>Creates the lines of one operation: who requested what of which sagas, and each outcome.</summary>
sealed class AuditLines(ClaimsPrincipal who, SagaAction action, string reason, int items, TimeProvider time)
{
    const int LongestName = 100;
    readonly DateTimeOffset at = time.GetUtcNow();

    internal Guid OperationId { get; } = NewId.NextGuid();

    internal OperationRow Request(int item, string asked, SagaDetail? saga) =>
        Request(item, asked, saga?.SagaId, saga?.Kind, saga?.BusinessId);

    internal OperationRow Request(int item, string asked, Guid? sagaId, string? kind, string? businessId) => new()
    {
        Id = NewId.NextGuid(),
        OperationId = OperationId,
        Item = item,
        Items = items,
        At = at,
        Actor = who.Actor(),
        Roles = who.Role()?.ToString() ?? "none",
        Action = action,
        Asked = Reasons.Clean(asked, LongestName),
        SagaId = sagaId,
        Kind = kind,
        BusinessId = businessId,
        Reason = reason,
        Outcome = ActionOutcome.Requested,
    };

    internal OperationRow Outcome(OperationRow request, ActionOutcome outcome, string? detail) => new()
    {
        Id = NewId.NextGuid(),
        OperationId = OperationId,
        RequestId = request.Id,
        Item = request.Item,
        Items = items,
        At = time.GetUtcNow(),
        Actor = request.Actor,
        Roles = request.Roles,
        Action = action,
        Asked = request.Asked,
        SagaId = request.SagaId,
        Kind = request.Kind,
        BusinessId = request.BusinessId,
        Reason = reason,
        Outcome = outcome,
        Detail = detail,
    };

    internal Operation Operation(IEnumerable<(OperationRow Request, OperationRow Outcome)> lines) =>
        new(
            OperationId,
            at,
            who.Actor(),
            who.Role()?.ToString() ?? "none",
            action,
            reason,
            [.. lines.Select(line => Item(line.Request, line.Outcome))]
        );

    internal static OperationItem Item(OperationRow request, OperationRow? outcome) =>
        new(
            request.Id,
            request.Asked,
            request.SagaId,
            request.Kind,
            request.BusinessId,
            outcome?.Outcome ?? request.Outcome,
            outcome?.Detail,
            outcome?.At
        );
}
