using Sagas.Definitions;

namespace Sagas;

/// <summary>What a place in a saga's diagram is.</summary>
public enum GraphRole
{
    /// <summary>Sends a command.</summary>
    Step,

    /// <summary>Waits for a date or an event; sends nothing.</summary>
    Wait,

    /// <summary>A saga of its own.</summary>
    Child,

    /// <summary>Undoes a step.</summary>
    Compensation,

    /// <summary>Where a saga stays that needs a human.</summary>
    NeedsIntervention,

    /// <summary>A final state.</summary>
    End,
}

/// <summary>One state of a saga, as its diagram shows it.</summary>
/// <param name="Undoes">The step that this compensation undoes.</param>
/// <param name="IsOptional">It does not apply to every saga.</param>
/// <param name="Stage">Steps of one stage run side by side; stages follow one another. A compensation has the stage of its step.</param>
/// <param name="State">The state in which a saga is while this runs: the name of the stage, for steps that run side by side.</param>
public sealed record GraphNode(string Name, GraphRole Role, int Stage, string State, string? Undoes = null, bool IsOptional = false);

/// <summary>The diagram of a kind of saga: its states, and from the decisions where each may lead.</summary>
public sealed record SagaGraph(string Kind, IReadOnlyList<GraphNode> Nodes, IReadOnlyList<TableRow> Decisions)
{
    /// <summary>Where a saga may go from a state, by whatever message.</summary>
    public IReadOnlyList<string> Next(string state) =>
        [.. Decisions.Where(decision => decision.State == state).SelectMany(decision => decision.Targets).Distinct()];

    /// <summary>The nodes that a saga in this state is at.</summary>
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
