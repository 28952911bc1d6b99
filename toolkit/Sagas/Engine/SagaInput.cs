using Sagas.Definitions;

namespace Sagas.Engine;

/// <summary>What can happen to a saga. The set is closed: the engine decides each input in each state.</summary>
public abstract record SagaInput
{
    SagaInput() { }

    /// <summary>The rows of the table that apply to this input.</summary>
    internal abstract InputKey Key { get; }

    /// <summary>The message that starts a saga; it may arrive more than once.</summary>
    public sealed record Started(object Message, Type Contract, SagaOrigin Origin) : SagaInput
    {
        internal override InputKey Key => new(InputKind.Start, Contract);
    }

    /// <summary>A participant reports that a step or a compensation is done.</summary>
    /// <param name="Step">The step that the command named; null when the answer does not carry it.</param>
    public sealed record StepAnswered(object Message, Type Contract, string? Step) : SagaInput
    {
        internal override InputKey Key => new(InputKind.Answer, Contract);
    }

    /// <summary>A participant failed; whether it did anything is unknown.</summary>
    /// <param name="Command">The type of the failed command.</param>
    public sealed record StepFaulted(Type Command, string? Step, int? Attempt, StepFailure Failure) : SagaInput
    {
        internal override InputKey Key => new(InputKind.Fault, Command);
    }

    /// <summary>A participant declines a command for a business reason.</summary>
    /// <param name="Command">The participant's name for the command.</param>
    public sealed record StepDeclined(string Command, string? Step, int? Attempt, string Code, string Reason) : SagaInput
    {
        internal override InputKey Key => InputKey.Declined;
    }

    /// <summary>A participant is working on an attempt.</summary>
    public sealed record Heartbeat(string Step, int Attempt, string? Progress) : SagaInput
    {
        internal override InputKey Key => InputKey.Heartbeat;
    }

    /// <summary>A message from outside.</summary>
    public sealed record EventArrived(object Message, Type Contract) : SagaInput
    {
        internal override InputKey Key => new(InputKind.Event, Contract);
    }

    /// <summary>The saga's timer fired.</summary>
    public sealed record TimerElapsed : SagaInput
    {
        internal override InputKey Key => InputKey.Timer;
    }

    /// <summary>The child saga of a step has ended.</summary>
    public sealed record ChildEnded(ChildFinished End) : SagaInput
    {
        internal override InputKey Key => InputKey.Child;
    }

    /// <summary>A person or another program requests an action of the saga.</summary>
    /// <param name="Kind">For <see cref="SagaRequest.Cancel"/>: the kind of the saga; with its business id, because it may not have
    /// started.</param>
    public sealed record ActionRequested(SagaRequest Request, string Actor, string Reason, string? Kind = null, string? BusinessId = null)
        : SagaInput
    {
        internal override InputKey Key => InputKey.Of(Request);
    }
}

/// <summary>Where a new saga comes from: the saga that waits for its end, or the run that it continues.</summary>
/// <param name="ParentAddress">Where the parent listens.</param>
public sealed record SagaOrigin(
    Guid? ParentId = null,
    string? ParentStep = null,
    Uri? ParentAddress = null,
    Guid? Continues = null,
    int? Run = null
)
{
    /// <summary>The saga has neither parent nor predecessor.</summary>
    public static SagaOrigin None { get; } = new();
}
