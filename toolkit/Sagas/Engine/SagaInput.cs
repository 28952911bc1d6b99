using Sagas.Definitions;

namespace Sagas.Engine;

/// <summary>What can happen to a saga. The set is closed: the engine decides each of them in each state.</summary>
public abstract record SagaInput
{
    SagaInput() { }

    /// <summary>Which rows of the table are about this input.</summary>
    internal abstract InputKey Key { get; }

    /// <summary>The message that starts a saga; it may come again.</summary>
    public sealed record Started(object Message, Type Contract, SagaOrigin Origin) : SagaInput
    {
        internal override InputKey Key => new(InputKind.Start, Contract);
    }

    /// <summary>A participant says that it has done what a step, or a compensation, asks.</summary>
    /// <param name="Step">The step that the command named; null when the answer does not say.</param>
    public sealed record StepAnswered(object Message, Type Contract, string? Step) : SagaInput
    {
        internal override InputKey Key => new(InputKind.Answer, Contract);
    }

    /// <summary>A participant failed, without saying whether anything was done.</summary>
    /// <param name="Command">The type of the command that it failed at.</param>
    public sealed record StepFaulted(Type Command, string? Step, int? Attempt, StepFailure Failure) : SagaInput
    {
        internal override InputKey Key => new(InputKind.Fault, Command);
    }

    /// <summary>A participant says for a business reason that it will not do it.</summary>
    /// <param name="Command">The command's name, as the participant calls it.</param>
    public sealed record StepDeclined(string Command, string? Step, int? Attempt, string Code, string Reason) : SagaInput
    {
        internal override InputKey Key => InputKey.Declined;
    }

    /// <summary>A participant is at work on an attempt.</summary>
    public sealed record Heartbeat(string Step, int Attempt, string? Progress) : SagaInput
    {
        internal override InputKey Key => InputKey.Heartbeat;
    }

    /// <summary>A message from outside.</summary>
    public sealed record EventArrived(object Message, Type Contract) : SagaInput
    {
        internal override InputKey Key => new(InputKind.Event, Contract);
    }

    /// <summary>The saga's timer rang.</summary>
    public sealed record TimerElapsed : SagaInput
    {
        internal override InputKey Key => InputKey.Timer;
    }

    /// <summary>The saga that a step is has ended.</summary>
    public sealed record ChildEnded(ChildFinished End) : SagaInput
    {
        internal override InputKey Key => InputKey.Child;
    }

    /// <summary>A person, or another program, asks something of the saga.</summary>
    /// <param name="Kind">With <see cref="SagaRequest.Cancel"/>: which kind of saga is meant, and what people call it. It may not have
    /// begun.</param>
    public sealed record ActionRequested(SagaRequest Request, string Actor, string Reason, string? Kind = null, string? BusinessId = null)
        : SagaInput
    {
        internal override InputKey Key => InputKey.Of(Request);
    }
}

/// <summary>Who stands behind a saga that starts: the saga that waits for its end, or the run that it continues.</summary>
/// <param name="ParentAddress">Where the parent listens.</param>
public sealed record SagaOrigin(
    Guid? ParentId = null,
    string? ParentStep = null,
    Uri? ParentAddress = null,
    Guid? Continues = null,
    int? Run = null
)
{
    /// <summary>Nobody stands behind it.</summary>
    public static SagaOrigin None { get; } = new();
}
