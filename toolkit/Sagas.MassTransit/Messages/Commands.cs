namespace Sagas.Messages;

/// <summary>
/// Somebody asks to cancel a saga: compensates before the point of no return, answers <see cref="OperationRefused"/> after it.
/// When it overtakes the message that starts the saga, the saga begins as cancelled: kind and business id say which.
/// </summary>
public record CancelSaga(Guid SagaId, string Kind, string BusinessId, string Reason, string Actor);

/// <summary>An operator runs the failed step of a saga that needs intervention again, with a fresh retry policy.</summary>
public record RetrySaga(Guid SagaId, string Reason, string Actor);

/// <summary>
/// An operator declares the failed compensation of a saga that needs intervention done by hand; the rest is compensated as usual.
/// </summary>
public record ResolveSaga(Guid SagaId, string Reason, string Actor);

/// <summary>An operator does not want to wait for the next attempt: it happens now.</summary>
public record FireTimer(Guid SagaId, string Reason, string Actor);

/// <summary>A person says yes to what the saga waits for.</summary>
public record ApproveSaga(Guid SagaId, string Reason, string Actor);

/// <summary>A person says no to what the saga waits for; the step fails with the code <c>rejected</c>.</summary>
public record RejectSaga(Guid SagaId, string Reason, string Actor);

/// <summary>The answer to an operation that changed something.</summary>
public record OperationAccepted(Guid SagaId);

/// <summary>The answer to an operation that makes no sense in the saga's state; <paramref name="Reason"/> says why, for a person.</summary>
public record OperationRefused(Guid SagaId, string Reason);
