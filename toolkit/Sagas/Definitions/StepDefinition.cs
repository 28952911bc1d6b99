
namespace Sagas.Definitions;

/// <summary>One step of a saga, or the compensation of one, as its table defines it.</summary>
public abstract class StepDefinition<TSaga>(string name) where TSaga : SagaState
{
    /// <summary>The command's name: what the API, the journal, the retry policies and the diagram call this step.</summary>
    public string Name { get; } = name;

    /// <summary>What compensates this step, if anything does.</summary>
    public StepDefinition<TSaga>? Compensation { get; internal set; }

    /// <summary>The step that this one compensates; null for a forward step.</summary>
    public StepDefinition<TSaga>? Compensates { get; internal init; }

    /// <summary>True for the compensation of a step.</summary>
    public bool IsCompensation => Compensates is not null;

    /// <summary>Of a compensation: the last step, which it may find done after all, and then answers for.</summary>
    public StepDefinition<TSaga>? Finds { get; internal set; }

    /// <summary>The reply of the step that the compensation may find done, as the author wrote it; linking finds the step.</summary>
    internal Type? FindsReply { get; set; }

    /// <summary>Once this step is done the saga can no longer be cancelled, for this reason.</summary>
    public string? PointOfNoReturn { get; internal set; }

    /// <summary>Asked when the step fails for good; null when its failure is always the saga's.</summary>
    public Func<TSaga, StepFailure, AfterFailure>? Catch { get; internal set; }

    /// <summary>
    /// Whether the step applies to a saga; null for always. Asked when the saga gets there; and when it starts, for what people see
    /// until then.
    /// </summary>
    public Func<TSaga, bool>? Condition { get; internal set; }

    /// <summary>The command that goes out and the reply that says it is done; null for waits and children.</summary>
    internal virtual MessageType? Command => null;
    internal virtual MessageType? Reply => null;

    /// <summary>True for a step that waits, for a date, an event or a person, instead of sending a command.</summary>
    internal virtual bool IsWait => false;

    /// <summary>True for a step that the API does not list: it is none of the business.</summary>
    internal virtual bool IsHidden => false;

    /// <summary>What the step remembers of its answer.</summary>
    internal virtual void Keep(TSaga saga, object reply) { }
}

/// <summary>A step that sends a command to a participant.</summary>
sealed class CommandStep<TSaga, TCommand, TReply>(string name, Func<TSaga, TCommand> command, Action<TSaga, TReply>? keep)
    : CommandStep<TSaga>(name) where TSaga : SagaState where TCommand : class where TReply : class
{
    internal override MessageType Command { get; } = MessageType.Of<TCommand>();
    internal override MessageType Reply { get; } = MessageType.Of<TReply>();

    internal override object Make(TSaga saga) => command(saga);

    internal override void Keep(TSaga saga, object reply) => keep?.Invoke(saga, (TReply)reply);
}

abstract class CommandStep<TSaga>(string name) : StepDefinition<TSaga>(name) where TSaga : SagaState
{
    internal abstract object Make(TSaga saga);
}
