using MassTransit;
using Sagas.Engine;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.StateMachines;

/// <summary>Carries out the engine's decisions, with the bus and the unit of work.</summary>
static class SagaEffects
{
    internal static Task Perform<TSaga, TMessage>(BehaviorContext<TSaga, TMessage> context, SagaEffect effect)
        where TSaga : SagaState
        where TMessage : class =>
        effect switch
        {
            SagaEffect.Send send => Send(context, send),
            SagaEffect.Revoke revoke => context.Publish(
                OwnMessages.RevocationOf(context.Saga.CorrelationId, revoke),
                send => send.MessageId = Revocations.IdOf(context.Saga.CorrelationId, revoke.Step),
                context.CancellationToken
            ),
            SagaEffect.StartChild start => StartChild(context, start),
            SagaEffect.CancelChild cancel => context.Publish(
                OwnMessages.CancelOf(cancel, BusinessIdsOf(context)),
                context.CancellationToken
            ),
            SagaEffect.ContinueAsNew start => ContinueAsNew(context, start),
            SagaEffect.TellParent tell => TellParent(context, tell),
            SagaEffect.PassOn pass => OperatorReplies.PassOn(context, pass.SagaId),
            SagaEffect.Accepted => OperatorReplies.Accept(context),
            SagaEffect.Refused refused => OperatorReplies.Refuse(context, refused.Reason),
            SagaEffect.NeedsIntervention stopped => context.Publish(
                OwnMessages.Announcement(context.Saga, stopped, context.Unit().Now),
                context.CancellationToken
            ),
            SagaEffect.KeepsFailing failing => context.Publish(
                OwnMessages.Announcement(context.Saga, failing, context.Unit().Now),
                context.CancellationToken
            ),
            SagaEffect.Ended ended => context.Publish(OwnMessages.FinishedOf(ended.Detail), context.CancellationToken),
            _ => Note(context, effect),
        };

    static BusinessIds BusinessIdsOf(ConsumeContext context) => (BusinessIds)context.Unit().Services.GetService(typeof(BusinessIds))!;

    /// <summary>Effects that only change the unit of work.</summary>
    static Task Note<TSaga>(BehaviorContext<TSaga> context, SagaEffect effect) where TSaga : SagaState
    {
        var unit = context.Unit();
        switch (effect)
        {
            case SagaEffect.ArmTimer arm: unit.Arm(Timer(context, arm.DueAt)); break;
            case SagaEffect.DisarmTimer: unit.Disarm(Timer(context, DateTimeOffset.MaxValue)); break;
            case SagaEffect.Ignored ignored: unit.Ignore(ignored.Reason); break;
            case SagaEffect.NotMeant: unit.Discard(); break;
            default: throw new NotSupportedException($"Nothing carries out {effect.GetType().Name}.");
        }
        return Task.CompletedTask;
    }

    static TimerRow Timer<TSaga>(BehaviorContext<TSaga> context, DateTimeOffset due) where TSaga : SagaState => new()
    {
        SagaId = context.Saga.CorrelationId,
        Name = TimerElapsed.OfSaga,
        DueAt = due,
        Destination = context.ReceiveContext.InputAddress.ToString(),
    };

    static Task Send<TSaga>(BehaviorContext<TSaga> context, SagaEffect.Send command) where TSaga : SagaState =>
        context.Publish(command.Message, command.Contract, Pipe.Execute<PublishContext>(send =>
        {
            send.CorrelationId = context.Saga.CorrelationId;
            send.ResponseAddress = send.FaultAddress = context.ReceiveContext.InputAddress;
            // Without a queue the command waits in the journal instead of being dropped.
            send.Mandatory = true;
            send.TimeToLive = command.ExpiresAt - context.Unit().Now;
            StepHeaders.Set(send.Headers, command.Step, command.Attempt);
            if (command.IsAnnounced)
                send.Headers.Set(StepHeaders.Announce, true);
            else
                send.Headers.Set(StepHeaders.EndsAt, command.ExpiresAt);
            if (command.IsCompensation)
                send.Headers.Set(StepHeaders.Revocable, true);
        }), context.CancellationToken);

    static Task StartChild<TSaga>(BehaviorContext<TSaga> context, SagaEffect.StartChild start) where TSaga : SagaState =>
        context.Publish(start.Message, start.Contract, Pipe.Execute<PublishContext>(send =>
        {
            send.ResponseAddress = context.ReceiveContext.InputAddress;
            send.Headers.Set(StepHeaders.Parent, context.Saga.CorrelationId.ToString());
            StepHeaders.Set(send.Headers, start.Step, start.Attempt);
        }), context.CancellationToken);

    /// <summary>Tells the next run which run it continues and which parent waits for the last run.</summary>
    static Task ContinueAsNew<TSaga>(BehaviorContext<TSaga> context, SagaEffect.ContinueAsNew start) where TSaga : SagaState =>
        context.Publish(start.Message, start.Contract, Pipe.Execute<PublishContext>(send =>
        {
            var saga = context.Saga;
            send.Headers.Set(StepHeaders.Continues, saga.CorrelationId.ToString());
            send.Headers.Set(StepHeaders.Run, saga.Run + 1);
            if (saga is not { ParentId: { } parent, ParentStep: { } step })
                return;
            send.ResponseAddress = saga.ParentAddress;
            send.Headers.Set(StepHeaders.Parent, parent.ToString());
            send.Headers.Set(StepHeaders.Step, step);
        }), context.CancellationToken);

    static async Task TellParent(ConsumeContext context, SagaEffect.TellParent tell)
    {
        var endpoint = await context.GetSendEndpoint(tell.Address);
        await endpoint.Send(tell.End, context.CancellationToken);
    }
}
