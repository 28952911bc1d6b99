using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Steps;

/// <summary>
/// A step that is a saga of its own: started like any other, it ends the step with its own end. Its outcome is always known in
/// the end, so the step is asked for again and again, never given up; a child that did not complete has undone itself.
/// </summary>
abstract class ChildDefinition<TSaga>(string name, string kind) : StepDefinition<TSaga>(name) where TSaga : SagaState
{
    /// <summary>Which kind of saga the child is.</summary>
    internal string Kind { get; } = kind;

    internal abstract Task Cancel(BehaviorContext<TSaga> context, CancelSaga by);
}

sealed class ChildDefinition<TSaga, TStart>(string name, string kind, Func<TSaga, TStart> start, Action<TSaga, ChildFinished>? keep) : ChildDefinition<TSaga>(name, kind)
    where TSaga : SagaState where TStart : class
{
    internal override Task Send(BehaviorContext<TSaga> context, int attempt, RetryPolicy policy) =>
        context.Publish(start(context.Saga), Pipe.Execute<PublishContext<TStart>>(send =>
        {
            send.ResponseAddress = context.ReceiveContext.InputAddress;
            send.Headers.Set(StepHeaders.Parent, context.Saga.CorrelationId.ToString());
            StepHeaders.Set(send.Headers, Name, attempt);
        }), context.CancellationToken);

    internal override Task Cancel(BehaviorContext<TSaga> context, CancelSaga by)
    {
        var child = start(context.Saga);
        return context.Publish(new CancelSaga(MessageNames.SagaIdOf(child)!.Value, Kind, MessageNames.BusinessIdOf(child) ?? "", by.Reason, by.Actor), context.CancellationToken);
    }

    internal override void Keep(TSaga saga, object reply) => keep?.Invoke(saga, (ChildFinished)reply);

    internal override void Declare(IStepTable<TSaga> table) => table.AddChild(this);
}
