namespace Sagas.Definitions;

/// <summary>A kind of saga as it was authored: checked, linked, and not changed any more.</summary>
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

    /// <summary>What this kind of saga is called.</summary>
    public string Kind { get; }

    /// <summary>What is decided for each message in each state.</summary>
    public SagaTable Table { get; }

    internal SagaStart<TSaga> Start { get; }
    internal Continuation<TSaga>? Continuation { get; }
    internal Func<TSaga, object?>? Output { get; }
    internal IReadOnlyList<Stage<TSaga>> Stages { get; }
    internal IReadOnlyList<EventDefinition<TSaga>> Events { get; }

    /// <summary>All forward steps, in the order of the table.</summary>
    internal IReadOnlyList<StepDefinition<TSaga>> Steps { get; }
    internal IReadOnlyList<StepDefinition<TSaga>> Compensations { get; }

    /// <summary>All forward steps, then all compensations.</summary>
    internal IReadOnlyList<StepDefinition<TSaga>> All { get; }

    /// <summary>The places where something runs: the stages, and the compensations, which run one after the other, last first.</summary>
    internal IReadOnlyList<Stage<TSaga>> States { get; }

    /// <summary>True for the message that begins a saga of this kind.</summary>
    internal bool Starts(Type message) => Start.Message.Type == message;

    /// <summary>True for a message from outside that this kind of saga takes: nobody would send it again.</summary>
    internal bool Awaits(Type message) => Events.Any(known => known.Message.Type == message);

    /// <summary>
    /// The place called so; null for the ends, for a saga that needs intervention, and for what this version of the table does not know.
    /// </summary>
    internal Stage<TSaga>? State(string name) => stages.GetValueOrDefault(name);

    /// <summary>The step or compensation called so; null when this version of the table has none.</summary>
    internal StepDefinition<TSaga>? Step(string? name) => name is null ? null : steps.GetValueOrDefault(name);

    /// <summary>The forward stage called so.</summary>
    internal Stage<TSaga>? Stage(string? name) =>
        name is not null && State(name) is { } stage && !stage.Steps[0].IsCompensation ? stage : null;

    internal Stage<TSaga> StageOf(StepDefinition<TSaga> step) => Stages.First(stage => stage.Steps.Contains(step));

    /// <summary>The stages behind this one; all of them, when it is none of this table.</summary>
    internal IEnumerable<Stage<TSaga>> StagesAfter(Stage<TSaga>? stage) =>
        stage is null ? Stages : Stages.SkipWhile(other => other != stage).Skip(1);
}
