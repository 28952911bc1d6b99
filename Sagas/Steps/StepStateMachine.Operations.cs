using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Steps;

/// <summary>What people and other programs ask of a saga: done, and answered so, or refused with a reason.</summary>
public abstract partial class StepStateMachine<TSaga>
{
    async Task Fire(BehaviorContext<TSaga, FireTimer> context, Stage<TSaga> stage)
    {
        var waiting = stage.Steps.Where(step => context.Saga.Record(step.Name) is { DueAt: not null } record && (step.IsWait ? record.IsBusy() : record.Status == StepStatus.Retrying)).ToList();
        foreach (var step in waiting)
            await (step is WaitDefinition<TSaga> wait ? engine.Elapsed(context, wait) : engine.Begin(context, step));
        if (waiting.Count > 0)
            await Operations.Accept(context);
        else
            await Refuse(context, stage.Steps[0].IsWait ? $"{stage.Name} has no deadline: it waits until somebody answers." : $"{stage.Name} is waiting for an answer, not for a timer.");
    }

    async Task Cancel(BehaviorContext<TSaga, CancelSaga> context, Stage<TSaga> stage)
    {
        if (CannotCancelBecause(context.Saga) is { } reason)
        {
            await Refuse(context, reason + ".");
            return;
        }
        await engine.Cancel(context, stage.Name, context.Message);
        await Operations.Accept(context);
    }

    /// <summary>Every kind of saga hears of every cancellation; the one that it is meant for leaves a tombstone.</summary>
    async Task NeverStart(BehaviorContext<TSaga, CancelSaga> context)
    {
        if (context.Message.Kind != definition.Kind)
        {
            context.Unit().Discard();
            return;
        }
        await engine.NeverStart(context, context.Message);
        await Operations.Accept(context);
    }

    async Task Approve(BehaviorContext<TSaga, ApproveSaga> context, WaitDefinition<TSaga> wait)
    {
        await engine.Approved(context, wait, context.Message);
        await Operations.Accept(context);
    }

    async Task Reject(BehaviorContext<TSaga, RejectSaga> context, WaitDefinition<TSaga> wait)
    {
        await engine.Rejected(context, wait, context.Message);
        await Operations.Accept(context);
    }

    async Task Retry(BehaviorContext<TSaga, RetrySaga> context) => await Accept(context, await engine.Retry(context));

    async Task Resolve(BehaviorContext<TSaga, ResolveSaga> context)
    {
        await engine.Resolve(context, context.Message);
        await Operations.Accept(context);
    }

    async Task Take<TMessage>(BehaviorContext<TSaga, TMessage> context, EventDefinition<TSaga> definition) where TMessage : class =>
        await Accept(context, await engine.Happened(context, definition, context.Message));

    static Task Accept<TMessage>(BehaviorContext<TSaga, TMessage> context, string? unless) where TMessage : class =>
        unless is null ? Operations.Accept(context) : Refuse(context, unless);

    static Task Refuse<TMessage>(BehaviorContext<TSaga, TMessage> context, string reason) where TMessage : class => Operations.Refuse(context, reason);
}
