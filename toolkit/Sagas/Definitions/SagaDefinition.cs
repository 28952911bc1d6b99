namespace Sagas.Definitions;

/// <summary>A kind of saga as authored: checked, linked and immutable. Tools may walk its steps.</summary>
public sealed class SagaDefinition<TSaga> where TSaga : SagaState, new()
{
    readonly Dictionary<string, Stage<TSaga>> stages;
    readonly Dictionary<string, StepDefinition<TSaga>> steps;

    internal SagaDefinition(
        string kind, SagaStart<TSaga> start, IEnumerable<Stage<TSaga>> stages, IEnumerable<EventDefinition<TSaga>> events,
        Continuation<TSaga>? continuation, Func<TSaga, object?>? output)
    {
        (Kind, Start, Continuation, Output) = (kind, start, continuation, output);
        (Stages, Events) = ([.. stages], [.. events]);
        Steps = [.. Stages.SelectMany(stage => stage.Steps)];
        Compensations = [.. Steps.Select(step => step.Compensation).OfType<StepDefinition<TSaga>>()];
        States = [.. Stages, .. Compensations.Reverse().Select(step => new Stage<TSaga>(step))];
        this.stages = States.ToDictionary(stage => stage.Name);
        All = [.. Steps, .. Compensations];
        steps = All.ToDictionary(step => step.Name);
        Table = TableBuilder<TSaga>.Build(this);
    }

    /// <summary>The name of this kind of saga.</summary>
    public string Kind { get; }

    /// <summary>The decision for each message in each state.</summary>
    public SagaTable Table { get; }

    internal SagaStart<TSaga> Start { get; }
    internal Continuation<TSaga>? Continuation { get; }
    internal Func<TSaga, object?>? Output { get; }
    internal IReadOnlyList<Stage<TSaga>> Stages { get; }
    internal IReadOnlyList<EventDefinition<TSaga>> Events { get; }

    /// <summary>The messages from outside that this kind of saga accepts.</summary>
    public IEnumerable<MessageType> EventTypes => Events.Select(known => known.Message);

    /// <summary>All forward steps, in the order of the table.</summary>
    public IReadOnlyList<StepDefinition<TSaga>> Steps { get; }
    internal IReadOnlyList<StepDefinition<TSaga>> Compensations { get; }

    /// <summary>All forward steps, then all compensations.</summary>
    public IReadOnlyList<StepDefinition<TSaga>> All { get; }

    /// <summary>The states in which something runs: the stages, and the compensations, which run one at a time, last first.</summary>
    internal IReadOnlyList<Stage<TSaga>> States { get; }

    /// <summary>True for the message that starts a saga of this kind.</summary>
    public bool Starts(Type message) => Start.Message.Type == message;

    /// <summary>True for a message from outside that this kind of saga accepts: its sender would not send it again.</summary>
    public bool Awaits(Type message) => Events.Any(known => known.Message.Type == message);

    /// <summary>
    /// The state of that name; null for final states, for <c>NeedsIntervention</c> and for states unknown to this version of the table.
    /// </summary>
    internal Stage<TSaga>? State(string name) => stages.GetValueOrDefault(name);

    /// <summary>The step or compensation of that name; null when this version of the table has none.</summary>
    public StepDefinition<TSaga>? Step(string? name) => name is null ? null : steps.GetValueOrDefault(name);

    /// <summary>The forward stage of that name.</summary>
    internal Stage<TSaga>? Stage(string? name) =>
        name is not null && State(name) is { } stage && !stage.Steps[0].IsCompensation ? stage : null;

    /// <summary>The forward steps of the stages after that of this step.</summary>
    public IEnumerable<StepDefinition<TSaga>> StepsAfter(StepDefinition<TSaga> step) =>
        StagesAfter(StageOf(step)).SelectMany(stage => stage.Steps);

    internal Stage<TSaga> StageOf(StepDefinition<TSaga> step) => Stages.First(stage => stage.Steps.Contains(step));

    /// <summary>The stages after this one; all stages when it is null.</summary>
    internal IEnumerable<Stage<TSaga>> StagesAfter(Stage<TSaga>? stage) =>
        stage is null ? Stages : Stages.SkipWhile(other => other != stage).Skip(1);
}
