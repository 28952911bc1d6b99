using Sagas.Definitions;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.StateMachines;

/// <summary>The messages that the toolkit itself sends, for the inputs that every kind of saga knows.</summary>
static class OwnMessages
{
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
