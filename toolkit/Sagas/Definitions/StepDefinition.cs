
namespace Sagas.Definitions;

/// <summary>A step of a saga, or the compensation of a step, as its table defines it.</summary>
public abstract class StepDefinition<TSaga>(string name) where TSaga : SagaState
{
    /// <summary>The command's name. The API, the journal, the retry policies and the diagram use it for this step.</summary>
    public string Name { get; } = name;

    /// <summary>The compensation of this step; null when it has none.</summary>
    public StepDefinition<TSaga>? Compensation { get; internal set; }

    /// <summary>The step that this one compensates; null for a forward step.</summary>
    public StepDefinition<TSaga>? Compensates { get; internal init; }

    /// <summary>True for the compensation of a step.</summary>
    public bool IsCompensation => Compensates is not null;

    /// <summary>For a compensation: the last step, which it may find done and then answers for.</summary>
    public StepDefinition<TSaga>? Finds { get; internal set; }

    /// <summary>
    /// The reply type of the step that the compensation may find done, as the author wrote it; linking resolves the step.
    /// </summary>
    internal Type? FindsReply { get; set; }

    /// <summary>The reason why the saga can no longer be cancelled once this step is done.</summary>
    public string? PointOfNoReturn { get; internal set; }

    /// <summary>Called when the step fails permanently; null when its failure always fails the saga.</summary>
    public Func<TSaga, StepFailure, AfterFailure>? Catch { get; internal set; }

    /// <summary>
    /// Whether the step applies to a saga; null for always. Evaluated when the saga reaches the step, and at its start to decide what is
    /// shown until then.
    /// </summary>
    public Func<TSaga, bool>? Condition { get; internal set; }

    /// <summary>The command to send; null for waits and children.</summary>
    public virtual MessageType? Command => null;

    /// <summary>The reply that completes the step; null for waits and children.</summary>
    public virtual MessageType? Reply => null;

    /// <summary>True for a step that is a saga of its own.</summary>
    public virtual bool IsChild => false;

    /// <summary>True for a step that waits for a date, an event or a person instead of sending a command.</summary>
    public virtual bool IsWait => false;

    /// <summary>True for a step that the API does not list because it is not part of the business process.</summary>
    internal virtual bool IsHidden => false;

    /// <summary>Stores what the saga needs of the answer.</summary>
    public virtual void Keep(TSaga saga, object reply) { }

    /// <summary>The message that the step sends: its command, or the start of its child; null for waits.</summary>
    public virtual object? Make(TSaga saga) => null;
}

/// <summary>A step that sends a command to a participant.</summary>
sealed class CommandStep<TSaga, TCommand, TReply>(string name, Func<TSaga, TCommand> command, Action<TSaga, TReply>? keep)
    : CommandStep<TSaga>(name) where TSaga : SagaState where TCommand : class where TReply : class
{
    public override MessageType Command { get; } = MessageType.Of<TCommand>();
    public override MessageType Reply { get; } = MessageType.Of<TReply>();

    public override object Make(TSaga saga) => command(saga);

    public override void Keep(TSaga saga, object reply) => keep?.Invoke(saga, (TReply)reply);
}

abstract class CommandStep<TSaga>(string name) : StepDefinition<TSaga>(name) where TSaga : SagaState
{
    public abstract override object Make(TSaga saga);
}
