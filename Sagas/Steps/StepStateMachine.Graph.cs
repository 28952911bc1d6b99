namespace Sagas.Steps;

/// <summary>What a diagram of this machine needs, read from the same table that decides.</summary>
public abstract partial class StepStateMachine<TSaga> : ISagaGraph
{
    public SagaGraph Graph => new(Kind, [.. Forward, .. Compensating, End(StepEngine<TSaga>.Parked, GraphRole.Parked), .. Ends.Select(end => End(end, GraphRole.End))], Decisions);

    IEnumerable<GraphNode> Forward => definition.Stages.SelectMany((stage, order) => stage.Steps.Select(step => new GraphNode(step.Name, Role(step), order, stage.Name, IsOptional: step.Condition is not null)));

    IEnumerable<GraphNode> Compensating => definition.Stages.SelectMany((stage, order) => stage.Steps.Where(step => step.Undo is not null)
        .Select(step => new GraphNode(step.Undo!.Name, GraphRole.Compensation, order, step.Undo.Name, step.Name, step.Condition is not null)));

    static GraphNode End(string name, GraphRole role) => new(name, role, 0, name);

    static GraphRole Role(StepDefinition<TSaga> step) => step.IsWait ? GraphRole.Wait : step is ChildDefinition<TSaga> ? GraphRole.Child : GraphRole.Step;
}
