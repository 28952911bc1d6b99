using MassTransit;
using Sagas.Journal;

namespace Sagas.Steps;

/// <summary>Waiting: for a date, and for deadlines and next attempts; all by one durable timer.</summary>
sealed partial class StepEngine<TSaga>
{
    /// <summary>The pause of a wait is over, or an operator ended it.</summary>
    internal Task Waited(BehaviorContext<TSaga> context, WaitDefinition<TSaga> wait)
    {
        var record = context.Saga.Record(wait.Name);
        (record.Status, record.FinishedAt, record.DueAt) = (StepStatus.Completed, context.Unit().Now, null);
        return GoOn(context);
    }

    async Task BeginWait(BehaviorContext<TSaga> context, WaitDefinition<TSaga> wait)
    {
        if (wait.Until(context.Saga) is not { } until || until <= context.Unit().Now)
        {
            await Waited(context, wait);
            return;
        }
        var record = context.Saga.Record(wait.Name);
        (record.Status, record.StartedAt, record.DueAt) = (StepStatus.Running, context.Unit().Now, until);
        context.Saga.Status = SagaStatus.Waiting;
        context.Saga.Next = wait.Name;
        WakeUp(context, until);
    }

    /// <summary>
    /// One timer row serves a whole saga: it is armed for the first deadline and left alone while later ones move further
    /// away; when it rings too early it is armed again. A saga that runs through costs two row writes, not two per step.
    /// </summary>
    static void WakeUp(BehaviorContext<TSaga> context, DateTimeOffset due)
    {
        if (context.Saga.WakeAt <= due)
            return;
        context.Saga.WakeAt = due;
        context.Unit().Arm(Timer(context, due));
    }

    static void Disarm(BehaviorContext<TSaga> context)
    {
        context.Saga.WakeAt = null;
        context.Unit().Disarm(Timer(context, DateTimeOffset.MaxValue));
    }

    static TimerRow Timer(BehaviorContext<TSaga> context, DateTimeOffset due) => new()
    {
        SagaId = context.Saga.CorrelationId,
        Name = "step",
        DueAt = due,
        Destination = context.ReceiveContext.InputAddress.ToString(),
    };
}
