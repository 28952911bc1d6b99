
namespace Sagas.Definitions;

/// <summary>
/// Steps that run at the same time, and the state they share: most often one step, called like its stage. The saga goes on when
/// all of them are settled.
/// </summary>
sealed class Stage<TSaga>(string name, IReadOnlyList<StepDefinition<TSaga>> steps) where TSaga : SagaState
{
    internal Stage(StepDefinition<TSaga> step) : this(step.Name, [step]) { }

    /// <summary>The name of the state in which the saga is while these steps run.</summary>
    internal string Name { get; } = name;
    internal IReadOnlyList<StepDefinition<TSaga>> Steps { get; } = steps;

    /// <summary>The steps that an answer may be for, by name.</summary>
    internal StepDefinition<TSaga>? Find(string? step) => Steps.FirstOrDefault(s => s.Name == step);

    /// <summary>True when the saga may pass this stage by without stopping in it.</summary>
    internal bool MayBePassedBy => Steps.All(step => step.Condition is not null || step.IsWait);
}
