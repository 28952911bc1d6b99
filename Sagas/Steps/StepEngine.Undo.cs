using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Steps;

/// <summary>Undoing, in reverse; and parking for a human what cannot be undone.</summary>
sealed partial class StepEngine<TSaga>
{
    /// <summary>Compensates what was started, not what was confirmed, last first.</summary>
    Task Undo(BehaviorContext<TSaga> context)
    {
        var saga = context.Saga;
        if (saga.Steps.Exists(record => record.UndoneBy is not null && saga.Owes(record.Name)) || definition.Steps.Any(saga.Owes))
            saga.EndsAs ??= SagaStatus.Compensated;
        if (saga.Steps.Find(record => IsUnknown(record) && saga.Owes(record.Name)) is { } removed)
            return Park(context, removed.UndoneBy!, $"{removed.Name} was done, and this version of {definition.Kind} no longer knows how {removed.UndoneBy} undoes it. Deploy a version that does and retry, or undo it by hand and resolve.");
        return definition.Steps.LastOrDefault(saga.Owes) is { } step
            ? BeginUndo(context, step)
            : Finish(context, saga.EndsAs ?? SagaStatus.Failed);
    }

    /// <summary>A step that an earlier version of the table knew, and that has a compensation which this version does not know.</summary>
    bool IsUnknown(StepRecord record) => record.UndoneBy is { } undo && !definition.Steps.Any(step => step.Undo?.Name == undo);

    Task BeginUndo(BehaviorContext<TSaga> context, StepDefinition<TSaga> step)
    {
        var record = context.Saga.Record(step.Name);
        (record.Status, record.UndoneBy) = (StepStatus.Compensating, step.Undo!.Name);
        return Anew(context, step.Undo!);
    }

    static Task Park(BehaviorContext<TSaga> context, StepDefinition<TSaga> step)
    {
        context.Saga.Record(step.Undoes!.Name).Status = StepStatus.CompensationFailed;
        return Park(context, step.Name, null, context.Saga.Record(step.Name).Failure);
    }

    static Task Park(BehaviorContext<TSaga> context, string parkedIn, string? why, StepFailure? failure = null)
    {
        var saga = context.Saga;
        saga.Status = SagaStatus.NeedsIntervention;
        saga.ParkedIn = parkedIn;
        saga.CustomStatus = why ?? saga.CustomStatus;
        saga.Next = Parked;
        Disarm(context);
        return context.Publish(new SagaNeedsIntervention(saga.CorrelationId, saga.Kind, saga.BusinessId, parkedIn, new SagaFailure(parkedIn, failure?.Code ?? "error", why ?? failure?.Message ?? "No failure was recorded."), context.Unit().Now), context.CancellationToken);
    }
}
