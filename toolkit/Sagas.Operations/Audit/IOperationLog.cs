using System.Security.Claims;

namespace Sagas.Operations;

/// <summary>Reads the audit. An admin sees everyone's operations, others only their own.</summary>
public interface IOperationLog
{
    /// <summary>Newest first.</summary>
    Task<OperationPage> List(OperationFilter filter, ClaimsPrincipal who, CancellationToken cancellation);

    /// <returns>Null when the operation does not exist, or when the caller may not see it.</returns>
    Task<Operation?> Find(Guid operationId, ClaimsPrincipal who, CancellationToken cancellation);
}

/// <param name="Saga">A saga's id or business id.</param>
/// <param name="Before">Keyset paging: only operations before this position.</param>
public sealed record OperationFilter(
    string? Actor = null,
    SagaAction? Action = null,
    string? Saga = null,
    long? Before = null,
    int Limit = 50
);
