using Sagas.Definitions;

namespace Sagas;

/// <summary>Resolves the messages that the author named to the steps that they belong to. The table is already checked.</summary>
static class TableLinks
{
    internal static void Link<TSaga>(SagaBuilder<TSaga> table) where TSaga : SagaState, new()
    {
        var steps = table.Stages.SelectMany(stage => stage.Steps).ToList();
        foreach (var step in steps.Where(step => step.FindsReply is not null))
            step.Compensation!.Finds = FoundBy(steps, step);
    }

    /// <summary>The step whose completion another step's compensation may discover; null when no step has that reply.</summary>
    internal static StepDefinition<TSaga>? FoundBy<TSaga>(IEnumerable<StepDefinition<TSaga>> steps, StepDefinition<TSaga> step)
        where TSaga : SagaState => steps.FirstOrDefault(other => other.Reply?.Type == step.FindsReply);
}
