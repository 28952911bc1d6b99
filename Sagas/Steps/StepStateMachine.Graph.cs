namespace Sagas.Steps;

/// <summary>What a diagram of this machine needs, read from the same table that decides.</summary>
public abstract partial class StepStateMachine<TSaga> : ISagaGraph
{
    public SagaGraph Graph => new(Kind, [.. Forward, .. Undone, new(StepEngine<TSaga>.Parked, GraphRole.Parked, 0), .. Ends.Select(end => new GraphNode(end, GraphRole.End, 0))], Decisions);

    IEnumerable<GraphNode> Forward => definition.Steps.Select((step, stage) => new GraphNode(step.Name, Role(step), stage, IsOptional: step.Condition is not null));

    IEnumerable<GraphNode> Undone => definition.Steps.SelectMany((step, stage) =>
        step.Undo is { } undo ? [new GraphNode(undo.Name, GraphRole.Compensation, stage, step.Name, step.Condition is not null)] : Array.Empty<GraphNode>());

    static GraphRole Role(StepDefinition<TSaga> step) => step switch
    {
        WaitDefinition<TSaga> => GraphRole.Wait,
        ChildDefinition<TSaga> => GraphRole.Child,
        _ => GraphRole.Step,
    };
}
