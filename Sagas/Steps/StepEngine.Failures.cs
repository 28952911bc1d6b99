using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Steps;

/// <summary>A step that failed for good: the saga's table chooses what next; a stage is left only when nothing in it is under way.</summary>
sealed partial class StepEngine<TSaga>
{
    Task GiveUp(BehaviorContext<TSaga> context, StepDefinition<TSaga> step, StepRecord record)
    {
        record.Finish(step.IsCompensation ? StepStatus.CompensationFailed : StepStatus.Failed, context.Unit().Now);
        if (step.IsCompensation)
            return Park(context, step);
        if (context.Saga.IsEnding())
            return GoOn(context);
        var choice = step.Catch?.Invoke(context.Saga, record.Failure!) ?? AfterFailure.Undo;
        record.UndoNow = choice == AfterFailure.UndoStepAndGoOn;
        return choice == AfterFailure.Undo
            ? Fail(context, new SagaFailure(step.Name, record.Failure!.Code, record.Failure.Message), "saga")
            : GoOn(context);
    }

    /// <summary>
    /// The saga does not go forward any more. Steps under way count as started; children are cancelled and waited for, because
    /// only they know what is to be undone of them.
    /// </summary>
    async Task Fail(BehaviorContext<TSaga> context, SagaFailure failure, string actor)
    {
        var saga = context.Saga;
        saga.Failure = failure;
        foreach (var step in definition.Stages.Where(stage => stage.Name == saga.InStage).SelectMany(stage => stage.Steps).Where(step => saga.Record(step.Name).IsBusy()))
        {
            if (step is ChildDefinition<TSaga> child)
                await child.Cancel(context, new CancelSaga(default, "", "", failure.Message, actor));
            else
                saga.Record(step.Name).Finish(StepStatus.Failed, context.Unit().Now);
        }
        await GoOn(context);
    }
}
