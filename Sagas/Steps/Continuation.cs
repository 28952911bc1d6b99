using MassTransit;
using Sagas.Journal;

namespace Sagas.Steps;

/// <summary>How a saga that never ends goes on as a fresh instance, so that no single history grows without bound.</summary>
abstract class Continuation<TSaga> where TSaga : SagaState
{
    /// <summary>Publishes the start of the next run; its id, or null when this run is the last.</summary>
    internal abstract Task<Guid?> Start(BehaviorContext<TSaga> context);

    /// <summary>Publishes the start of the next run (again), with who waits for the end of the last one.</summary>
    internal abstract Task Publish(BehaviorContext<TSaga> context);
}

sealed class Continuation<TSaga, TStart>(Func<TSaga, bool> when, Func<TSaga, TStart> start) : Continuation<TSaga> where TSaga : SagaState where TStart : class
{
    internal override async Task<Guid?> Start(BehaviorContext<TSaga> context)
    {
        if (!when(context.Saga))
            return null;
        var message = start(context.Saga);
        var next = MessageNames.SagaIdOf(message)!.Value;
        if (next == context.Saga.CorrelationId)
            throw new InvalidOperationException($"{typeof(TSaga).Name} {context.Saga.BusinessId} would continue as itself, which would lose the next run. Give {typeof(TStart).Name}.SagaId an id that differs from run to run: SagaId.Of with saga.Run + 1 in the business id.");
        await Publish(context);
        return next;
    }

    internal override Task Publish(BehaviorContext<TSaga> context) => context.Publish(start(context.Saga), Pipe.Execute<PublishContext<TStart>>(send =>
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
}
