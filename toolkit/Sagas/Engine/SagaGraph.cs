using Sagas.Definitions;

namespace Sagas;

/// <summary>The role of a state in a saga's diagram.</summary>
public enum GraphRole
{
    /// <summary>Sends a command.</summary>
    Step,

    /// <summary>Waits for a date or an event; sends nothing.</summary>
    Wait,

    /// <summary>A saga of its own.</summary>
    Child,

    /// <summary>Compensates a step.</summary>
    Compensation,

    /// <summary>The state of a saga that needs an operator.</summary>
    NeedsIntervention,

    /// <summary>A final state.</summary>
    End,
}

/// <summary>One state of a saga, as its diagram shows it.</summary>
/// <param name="Undoes">The step that this compensation compensates.</param>
/// <param name="IsOptional">True when it does not apply to every saga.</param>
/// <param name="Stage">Steps of one stage run in parallel; stages run in order. A compensation has the stage of its step.</param>
/// <param name="State">The saga's state while this runs; for parallel steps, the name of the stage.</param>
public sealed record GraphNode(string Name, GraphRole Role, int Stage, string State, string? Undoes = null, bool IsOptional = false);

/// <summary>The diagram of a kind of saga: its states, and the decisions that lead from one to another.</summary>
public sealed record SagaGraph(string Kind, IReadOnlyList<GraphNode> Nodes, IReadOnlyList<TableRow> Decisions)
{
    /// <summary>The states that may follow a state, by any message.</summary>
    public IReadOnlyList<string> Next(string state) =>
        [.. Decisions.Where(decision => decision.State == state).SelectMany(decision => decision.Targets).Distinct()];

    /// <summary>The nodes that are active in a state.</summary>
    public IReadOnlyList<GraphNode> In(string state) => [.. Nodes.Where(node => node.State == state)];
}

/// <summary>A state machine whose diagram can be drawn.</summary>
public interface ISagaGraph
{
    /// <summary>The diagram.</summary>
    SagaGraph Graph { get; }
}

/// <summary>Draws the diagram from the definition and its table.</summary>
static class SagaGraphs
{
    internal static SagaGraph Of<TSaga>(SagaDefinition<TSaga> definition) where TSaga : SagaState, new() => new(
        definition.Kind,
        [
            .. definition.Stages.SelectMany(Forward),
            .. definition.Stages.SelectMany(Compensating),
            End(nameof(SagaStatus.NeedsIntervention), GraphRole.NeedsIntervention),
            .. TableBuilder<TSaga>.Ends.Select(end => End(end, GraphRole.End)),
        ],
        definition.Table.Rows);

    static IEnumerable<GraphNode> Forward<TSaga>(Stage<TSaga> stage, int order) where TSaga : SagaState =>
        stage.Steps.Select(step => new GraphNode(step.Name, Role(step), order, stage.Name, IsOptional: step.Condition is not null));

    static IEnumerable<GraphNode> Compensating<TSaga>(Stage<TSaga> stage, int order) where TSaga : SagaState =>
        stage.Steps.Where(step => step.Compensation is not null).Select(step => new GraphNode(
            step.Compensation!.Name, GraphRole.Compensation, order, step.Compensation.Name, step.Name, step.Condition is not null));

    static GraphNode End(string name, GraphRole role) => new(name, role, 0, name);

    static GraphRole Role<TSaga>(StepDefinition<TSaga> step) where TSaga : SagaState =>
        step.IsWait ? GraphRole.Wait : step is ChildDefinition<TSaga> ? GraphRole.Child : GraphRole.Step;
}
