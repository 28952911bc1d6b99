using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.StateMachines;

/// <summary>Answers operators' requests. The answer is part of the unit of work, so it is true when it arrives.</summary>
static class OperatorReplies
{
    internal static Task Accept<TMessage>(ConsumeContext<TMessage> context) where TMessage : class =>
        Answer(context, new OperationAccepted(SagaOf(context)));

    internal static Task Refuse<TMessage>(ConsumeContext<TMessage> context, string reason) where TMessage : class
    {
        context.Unit().Ignore("refused: " + reason);
        return Answer(context, new OperationRefused(SagaOf(context), reason));
    }

    /// <summary>Forwards the message to the run that continues, which answers the requester.</summary>
    internal static Task PassOn<TMessage>(ConsumeContext<TMessage> context, Guid sagaId) where TMessage : class =>
        context.Publish(Redirected.To(sagaId, context.Message), Pipe.Execute<PublishContext<TMessage>>(send =>
            (send.RequestId, send.ResponseAddress) = (context.RequestId, context.ResponseAddress)), context.CancellationToken);

    static Task Answer<TMessage, TAnswer>(ConsumeContext<TMessage> context, TAnswer answer) where TMessage : class where TAnswer : class =>
        context.ResponseAddress is null ? Task.CompletedTask : context.RespondAsync(answer);

    static Guid SagaOf(ConsumeContext context) => context.Unit().Entry.SubjectId ?? Guid.Empty;
}
