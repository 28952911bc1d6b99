using System.ComponentModel.DataAnnotations;

namespace Sagas.Messages;

/// <summary>
/// Requests the cancellation of a saga, which compensates before the point of no return and answers <see cref="OperationRefused"/> after
/// it. If it arrives before the saga's start message, the saga starts as cancelled; that is why it has the kind and the business id.
/// </summary>
public record CancelSaga(
    Guid SagaId,
    [StringLength(50)] string Kind,
    [StringLength(100)] string BusinessId,
    string Reason,
    [StringLength(200)] string Actor
);

/// <summary>An operator's request to run the failed step of a saga that needs intervention again, with a full retry policy.</summary>
public record RetrySaga(Guid SagaId, string Reason, [StringLength(200)] string Actor);

/// <summary>
/// An operator's statement that the failed compensation of a saga that needs intervention was done by hand; the rest is compensated as
/// usual.
/// </summary>
public record ResolveSaga(Guid SagaId, string Reason, [StringLength(200)] string Actor);

/// <summary>An operator's request to make the next attempt, or end the wait, now.</summary>
public record FireTimer(Guid SagaId, string Reason, [StringLength(200)] string Actor);

/// <summary>Approves what the saga waits for.</summary>
public record ApproveSaga(Guid SagaId, string Reason, [StringLength(200)] string Actor);

/// <summary>Rejects what the saga waits for; the step fails with the code <c>rejected</c>.</summary>
public record RejectSaga(Guid SagaId, string Reason, [StringLength(200)] string Actor);

/// <summary>The answer to a request that changed something.</summary>
public record OperationAccepted(Guid SagaId);

/// <summary>The answer to a request that is not possible in the saga's state; <paramref name="Reason"/> says why, in words.</summary>
public record OperationRefused(Guid SagaId, string Reason);
