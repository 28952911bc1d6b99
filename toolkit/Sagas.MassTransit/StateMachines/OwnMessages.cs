using Sagas.Definitions;
using Sagas.Engine;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.StateMachines;

/// <summary>
/// The messages that the toolkit itself sends: those for effects of the engine, and those for the inputs that every kind of saga knows.
/// </summary>
public static class OwnMessages
{
    /// <summary>The message that cancels a child.</summary>
    public static CancelSaga CancelOf(SagaEffect.CancelChild cancel, BusinessIds businessIds) => new(
        MessageNames.SagaIdReader(cancel.Contract)!(cancel.Start), cancel.Kind,
        businessIds.Of(cancel.Start, cancel.Contract) ?? "", cancel.Reason, cancel.Actor);

    /// <summary>The message that says that a saga has ended.</summary>
    public static SagaFinished FinishedOf(SagaDetail detail) => new(detail.SagaId, detail.Kind, detail.BusinessId, detail);

    /// <summary>The message that says that a saga needs an operator.</summary>
    public static SagaNeedsIntervention Announcement(SagaState saga, SagaEffect.NeedsIntervention stopped, DateTimeOffset now) =>
        new(saga.CorrelationId, saga.Kind, saga.BusinessId, stopped.ParkedIn, stopped.Failure, now);

    /// <summary>The message that says that a step keeps failing.</summary>
    public static StepKeepsFailing Announcement(SagaState saga, SagaEffect.KeepsFailing failing, DateTimeOffset now) =>
        new(saga.CorrelationId, saga.Kind, saga.BusinessId, failing.Step, failing.Attempts, failing.Since, failing.Failure, now);

    /// <summary>The message that revokes a compensation.</summary>
    public static CommandRevoked RevocationOf(Guid sagaId, SagaEffect.Revoke revoke) =>
        new(sagaId, revoke.Step, revoke.Actor, revoke.Reason);

    internal static MessageType ContractOf(TableRow row) => row.Contract ?? Of(row.Key);

    static MessageType Of(InputKey key) => key switch
    {
        { Kind: InputKind.Declined } => MessageType.Of<StepRefused>(),
        { Kind: InputKind.Heartbeat } => MessageType.Of<StepHeartbeat>(),
        { Kind: InputKind.Child } => MessageType.Of<ChildFinished>(),
        { Kind: InputKind.Timer } => MessageType.Of<TimerElapsed>(),
        { Request: SagaRequest.Cancel } => MessageType.Of<CancelSaga>(),
        { Request: SagaRequest.Retry } => MessageType.Of<RetrySaga>(),
        { Request: SagaRequest.Resolve } => MessageType.Of<ResolveSaga>(),
        { Request: SagaRequest.FireTimer } => MessageType.Of<FireTimer>(),
        { Request: SagaRequest.Approve } => MessageType.Of<ApproveSaga>(),
        { Request: SagaRequest.Reject } => MessageType.Of<RejectSaga>(),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "The toolkit sends no such message to sagas."),
    };
}
