using MassTransit;
using Sagas.Messages;

namespace Sagas.Operations;

/// <summary>Sends an action to the saga as an ordinary command and waits for its answer.</summary>
sealed class SagaCommands(IBus bus)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="messageId">The id of the command in the saga's journal.</param>
    internal Task<(ActionOutcome Outcome, string? Detail)> Send(
        SagaDetail saga,
        SagaAction action,
        string reason,
        string actor,
        Guid messageId
    ) =>
        action switch
        {
            SagaAction.Retry => Ask(new RetrySaga(saga.SagaId, reason, actor), messageId),
            SagaAction.Resolve => Ask(new ResolveSaga(saga.SagaId, reason, actor), messageId),
            SagaAction.Cancel => Ask(new CancelSaga(saga.SagaId, saga.Kind, saga.BusinessId, reason, actor), messageId),
            SagaAction.FireTimer => Ask(new FireTimer(saga.SagaId, reason, actor), messageId),
            SagaAction.Approve => Ask(new ApproveSaga(saga.SagaId, reason, actor), messageId),
            SagaAction.Reject => Ask(new RejectSaga(saga.SagaId, reason, actor), messageId),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "There is no such action."),
        };

    async Task<(ActionOutcome, string?)> Ask<TCommand>(TCommand command, Guid messageId) where TCommand : class
    {
        try
        {
            var answer = await bus.CreateRequestClient<TCommand>(Patience)
                .GetResponse<OperationAccepted, OperationRefused>(command, request =>
                    request.UseExecute(context => context.MessageId = messageId)
                );
            return answer.Is<OperationRefused>(out var refused)
                ? (ActionOutcome.Refused, refused.Message.Reason)
                : (ActionOutcome.Accepted, null);
        }
        catch (RequestTimeoutException)
        {
            return (
                ActionOutcome.NoAnswer,
                $"The saga service did not answer within {Patience.TotalSeconds} seconds; it may still do it. "
                    + "Look at the saga's journal before asking again."
            );
        }
    }
}
