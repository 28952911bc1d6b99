using Sagas.Definitions;

namespace Sagas.Engine;

/// <summary>One decision in progress: its inputs, and what has been decided so far.</summary>
sealed class Turn<TSaga>(SagaDefinition<TSaga> definition, TSaga saga, DateTimeOffset now, IStepPolicies policies)
    where TSaga : SagaState, new()
{
    readonly List<SagaEffect> effects = [];
    string state = saga.CurrentState;

    internal SagaDefinition<TSaga> Definition => definition;
    internal TSaga Saga => saga;
    internal DateTimeOffset Now => now;

    /// <summary>The steps of the stage that the saga has reached going forward.</summary>
    internal IReadOnlyList<StepDefinition<TSaga>> CurrentSteps => definition.Stage(saga.InStage)?.Steps ?? [];

    internal void MoveTo(string next) => state = next;

    internal void Emit(SagaEffect effect) => effects.Add(effect);

    internal void Ignore(string reason)
    {
        effects.RemoveAll(effect => effect is SagaEffect.Ignored);
        effects.Add(new SagaEffect.Ignored(reason));
    }

    internal RetryPolicy PolicyOf(StepDefinition<TSaga> step) =>
        step.IsCompensation ? policies.ForCompensation(step.Name) : policies.For(step.Name);

    /// <summary>The record of a step, for writing; a compensation gets one when it starts.</summary>
    internal StepRecord Record(StepDefinition<TSaga> step)
    {
        if (saga.Find(step.Name) is { } known)
            return known;
        var record = new StepRecord { Name = step.Name };
        saga.Steps.Add(record);
        return record;
    }

    internal void Finish(StepRecord record, StepStatus status) => (record.Status, record.FinishedAt, record.DueAt) = (status, now, null);

    /// <summary>
    /// One timer serves the whole saga. It is set for the first deadline and left alone while later deadlines move out; when it fires too
    /// early it is set again. A saga without trouble costs two row writes, not two per step.
    /// </summary>
    internal void ScheduleTimer(DateTimeOffset due)
    {
        if (saga.WakeAt <= due)
            return;
        saga.WakeAt = due;
        SetTimer(new SagaEffect.ArmTimer(due));
    }

    internal void StopTimer()
    {
        saga.WakeAt = null;
        SetTimer(new SagaEffect.DisarmTimer());
    }

    /// <summary>Derives the saga's status from its steps.</summary>
    internal void ShowStatus() =>
        saga.Status = saga.Steps.Exists(step => step.Status == StepStatus.Retrying) ? SagaStatus.Retrying
            : saga.IsEnding() || saga.Steps.Exists(step => step.Status == StepStatus.Compensating) ? SagaStatus.Compensating
            : saga.Steps.Where(step => step.IsBusy()).All(step => step.IsWait) ? SagaStatus.Waiting
            : SagaStatus.Running;

    internal Decision<TSaga> Decided() => new(saga, state, effects, effects.Select(Reason).LastOrDefault(reason => reason is not null));

    static string? Reason(SagaEffect effect) => effect switch
    {
        SagaEffect.Ignored ignored => ignored.Reason,
        SagaEffect.Refused refused => refused.Reason,
        _ => null,
    };

    /// <summary>The last timer effect wins.</summary>
    void SetTimer(SagaEffect timer)
    {
        effects.RemoveAll(effect => effect is SagaEffect.ArmTimer or SagaEffect.DisarmTimer);
        effects.Add(timer);
    }
}
