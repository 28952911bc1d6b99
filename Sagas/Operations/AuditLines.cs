using System.Security.Claims;
using MassTransit;
using Sagas.Access;
using Sagas.Steps;

namespace Sagas.Operations;

/// <summary>Writes the lines of one operation: who asked what of which sagas, and what became of each.</summary>
sealed class AuditLines(ClaimsPrincipal who, SagaAction action, string reason, int items, TimeProvider time)
{
    const int LongestName = 100;
    readonly Guid operationId = NewId.NextGuid();
    readonly DateTimeOffset at = time.GetUtcNow();

    internal OperationRow Request(int item, string asked, SagaDetail? saga) => new()
    {
        Id = NewId.NextGuid(),
        OperationId = operationId,
        Item = item,
        Items = items,
        At = at,
        Actor = who.Actor(),
        Roles = who.Role()?.ToString() ?? "none",
        Action = action,
        Asked = Reasons.Clean(asked, LongestName),
        SagaId = saga?.SagaId,
        Kind = saga?.Kind,
        BusinessId = saga?.BusinessId,
        Reason = reason,
        Outcome = ActionOutcome.Requested,
    };

    internal OperationRow Outcome(OperationRow request, ActionOutcome outcome, string? detail) => new()
    {
        Id = NewId.NextGuid(),
        OperationId = operationId,
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
        new(operationId, at, who.Actor(), who.Role()?.ToString() ?? "none", action, reason, [.. lines.Select(line => Item(line.Request, line.Outcome))]);

    internal static OperationItem Item(OperationRow request, OperationRow? outcome) => new(
        request.Id, request.Asked, request.SagaId, request.Kind, request.BusinessId, outcome?.Outcome ?? request.Outcome, outcome?.Detail, outcome?.At);
}
