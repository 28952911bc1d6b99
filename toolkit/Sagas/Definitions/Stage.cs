
namespace Sagas.Definitions;

/// <summary>
/// Steps that run in parallel, and the state they share; usually a single step, with the same name. The saga continues when all of
/// them are settled.
/// </summary>
sealed class Stage<TSaga>(string name, IReadOnlyList<StepDefinition<TSaga>> steps) where TSaga : SagaState
{
    internal Stage(StepDefinition<TSaga> step) : this(step.Name, [step]) { }

    /// <summary>The saga's state while these steps run.</summary>
    internal string Name { get; } = name;
    internal IReadOnlyList<StepDefinition<TSaga>> Steps { get; } = steps;

    /// <summary>The step of that name, which an answer may belong to.</summary>
    internal StepDefinition<TSaga>? Find(string? step) => Steps.FirstOrDefault(s => s.Name == step);

    /// <summary>True when the saga may skip this stage.</summary>
    internal bool MayBePassedBy => Steps.All(step => step.Condition is not null || step.IsWait);
}
