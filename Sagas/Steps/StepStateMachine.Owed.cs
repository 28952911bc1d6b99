namespace Sagas.Steps;

/// <summary>What operators want to know before they act: what would be sent.</summary>
public abstract partial class StepStateMachine<TSaga>
{
    IEnumerable<string> ISagaTable.Children => Stages.SelectMany(stage => stage.Steps).Where(step => step is ChildDefinition<TSaga>).Select(step => step.Name);

    IReadOnlyList<OwedCompensation> ISagaTable.Owed(SagaState saga) => saga.Status.IsFinal()
        ? []
        : [.. definition.Steps.Reverse().Where(saga.Owes).Select(step => new OwedCompensation(step.Name, step.Undo!.Name))];
}
