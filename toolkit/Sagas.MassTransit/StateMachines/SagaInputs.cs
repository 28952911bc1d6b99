using MassTransit;
using Sagas.Definitions;
using Sagas.Engine;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.StateMachines;

/// <summary>What a message carries in addition to its body.</summary>
/// <param name="Step">The step that the message names.</param>
/// <param name="Origin">For a message that starts a saga: its parent or predecessor.</param>
public sealed record MessageHead(string? Step = null, int? Attempt = null, SagaOrigin? Origin = null);

/// <summary>Translates messages into inputs of the engine; for hosts that pass messages to the engine themselves.</summary>
public static class SagaInputs
{
    internal static SagaInput Of<TMessage>(InputKey key, TMessage message, MessageHead head) where TMessage : class =>
        Of(key, message, typeof(TMessage), head);

    /// <summary>The input that a message is.</summary>
    /// <param name="key">The meaning of the message in the saga's current state.</param>
    public static SagaInput Of(InputKey key, object message, Type contract, MessageHead head) => key.Kind switch
    {
        InputKind.Start => new SagaInput.Started(message, contract, head.Origin ?? SagaOrigin.None),
        InputKind.Answer => new SagaInput.StepAnswered(message, contract, head.Step),
        InputKind.Event => new SagaInput.EventArrived(message, contract),
        InputKind.Fault => new SagaInput.StepFaulted(key.Contract!, head.Step, head.Attempt, Failures.Of((Fault)message)),
        _ => Own(message, head),
    };

    static SagaInput Own(object message, MessageHead head) => message switch
    {
        StepRefused m => new SagaInput.StepDeclined(m.Step, head.Step, head.Attempt, m.Code, m.Reason),
        StepHeartbeat m => new SagaInput.Heartbeat(m.Step, m.Attempt, m.Progress),
        ChildFinished m => new SagaInput.ChildEnded(m),
        TimerElapsed => new SagaInput.TimerElapsed(),
        CancelSaga m => new SagaInput.ActionRequested(SagaRequest.Cancel, m.Actor, m.Reason, m.Kind, m.BusinessId),
        RetrySaga m => new SagaInput.ActionRequested(SagaRequest.Retry, m.Actor, m.Reason),
        ResolveSaga m => new SagaInput.ActionRequested(SagaRequest.Resolve, m.Actor, m.Reason),
        FireTimer m => new SagaInput.ActionRequested(SagaRequest.FireTimer, m.Actor, m.Reason),
        ApproveSaga m => new SagaInput.ActionRequested(SagaRequest.Approve, m.Actor, m.Reason),
        RejectSaga m => new SagaInput.ActionRequested(SagaRequest.Reject, m.Actor, m.Reason),
        _ => throw new NotSupportedException($"{message.GetType().Name} is not a message that the toolkit sends to sagas."),
    };

    /// <summary>The type of the message in a row of the table, as it arrives.</summary>
    public static Type TypeOf(TableRow row) =>
        row.Key.Kind == InputKind.Fault ? typeof(Fault<>).MakeGenericType(row.Contract!.Type) : OwnMessages.ContractOf(row).Type;

    internal static MessageHead Head(ConsumeContext context)
    {
        var headers = context.Headers;
        return new MessageHead(headers.Get<string>(StepHeaders.Step), headers.Get<int>(StepHeaders.Attempt), new SagaOrigin(
            Id(headers, StepHeaders.Parent), headers.Get<string>(StepHeaders.Step), context.ResponseAddress,
            Id(headers, StepHeaders.Continues), headers.Get<int>(StepHeaders.Run)));
    }

    static Guid? Id(Headers headers, string name) => Guid.TryParse(headers.Get<string>(name), out var id) ? id : null;
}
