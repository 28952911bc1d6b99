using Sagas.Definitions;

namespace Sagas;

/// <summary>Joins what the author named by a message with the step that is meant. The table was checked before.</summary>
static class TableLinks
{
    internal static void Link<TSaga>(SagaBuilder<TSaga> table) where TSaga : SagaState, new()
    {
        var steps = table.Stages.SelectMany(stage => stage.Steps).ToList();
        foreach (var step in steps.Where(step => step.FindsReply is not null))
            step.Compensation!.Finds = FoundBy(steps, step);
    }

    /// <summary>The step that the compensation of another may find done; null when none is answered with the message named.</summary>
    internal static StepDefinition<TSaga>? FoundBy<TSaga>(IEnumerable<StepDefinition<TSaga>> steps, StepDefinition<TSaga> step)
        where TSaga : SagaState => steps.FirstOrDefault(other => other.Reply?.Type == step.FindsReply);
}
