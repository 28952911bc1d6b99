using System.Text.Json;
using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Steps;

/// <summary>How a saga ends: its output, its last event, and whether another goes on where it stopped.</summary>
sealed partial class StepEngine<TSaga>
{
    async Task Complete(BehaviorContext<TSaga> context)
    {
        if (definition.Continuation is { } continuation)
            context.Saga.ContinuedAs = await continuation.Start(context);
        await Finish(context, SagaStatus.Completed);
    }

    async Task Finish(BehaviorContext<TSaga> context, SagaStatus status)
    {
        var saga = context.Saga;
        saga.Status = status;
        saga.FinishedAt = saga.UpdatedAt = context.Unit().Now;
        saga.Next = status.ToString();
        if (definition.Output?.Invoke(saga) is { } output)
            saga.Output = JsonSerializer.SerializeToElement(output, output.GetType(), JournalJson.Options);
        Disarm(context);
        await context.Publish(new SagaFinished(saga.CorrelationId, saga.Kind, saga.BusinessId, saga.Detail(status.ToString())), context.CancellationToken);
        // A saga that goes on as a fresh one has not ended for its parent: the last run tells.
        if (saga is { ParentId: not null, ContinuedAs: null })
            await TellParent(context);
    }

    static void KnowPredecessor(BehaviorContext<TSaga> context)
    {
        if (!Guid.TryParse(context.Headers.Get<string>(StepHeaders.Continues), out var predecessor))
            return;
        context.Saga.ContinuedFrom = predecessor;
        context.Saga.Run = context.Headers.Get<int>(StepHeaders.Run) ?? 1;
    }
}
