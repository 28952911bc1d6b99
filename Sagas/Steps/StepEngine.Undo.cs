using MassTransit;

namespace Sagas.Steps;

/// <summary>Undoing, in reverse; and parking for a human what cannot be undone.</summary>
sealed partial class StepEngine<TSaga>
{
    /// <summary>Compensates what was started, not what was confirmed, last first.</summary>
    async Task Undo(BehaviorContext<TSaga> context)
    {
        var saga = context.Saga;
        if (definition.Steps.LastOrDefault(step => step.Undo is not null && saga.Owes(step.Name)) is { } step)
        {
            saga.Record(step.Name).Status = StepStatus.Compensating;
            saga.EndsAs ??= SagaStatus.Compensated;
            await Begin(context, step.Undo!);
        }
        else
        {
            await Finish(context, saga.EndsAs ?? SagaStatus.Failed);
        }
    }

    static void Park(BehaviorContext<TSaga> context, StepDefinition<TSaga> step)
    {
        var saga = context.Saga;
        saga.Record(step.Undoes!.Name).Status = StepStatus.CompensationFailed;
        saga.Status = SagaStatus.NeedsIntervention;
        saga.ParkedIn = step.Name;
        saga.Next = Parked;
        Disarm(context);
    }
}
