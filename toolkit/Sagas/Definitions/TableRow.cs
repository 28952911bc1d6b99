namespace Sagas.Definitions;

/// <summary>What is done with a message in a state.</summary>
public enum Handling
{
    Start,
    TellParentAgain,
    NeverStart,
    Complete,
    FindDone,
    CompleteLate,
    RetryOrGiveUp,
    GiveUp,
    StopForIntervention,
    KeepAlive,
    EndWithChild,
    EndWithChildLate,
    MeetDeadline,
    StopTimer,
    DoNotWait,
    Cancel,
    CancelWhileCompensating,
    PassOnOrRefuse,
    RetryAfterIntervention,
    ResolveByHand,
    Approve,
    Reject,
    TakeEvent,
    RefuseEvent,
    Refuse,
    Ignore,
}

/// <summary>One decision of the table: what a saga does with a message in a state, and where that may lead.</summary>
/// <param name="Contract">The type of the message, of a fault that of the command; null where the toolkit itself sends the message.</param>
/// <param name="Step">The step that the message answers, where the message alone says it.</param>
public sealed record TableRow(
    string State, InputKey Key, MessageType? Contract, Handling Handling, string? Step, IReadOnlyList<string> Targets)
{
    /// <summary>What the journal calls the message.</summary>
    public string Message => Key.Message;

    /// <summary>The same for a person.</summary>
    public string What => Handling switch
    {
        Handling.Start => "start",
        Handling.TellParentAgain => "tell the parent again",
        Handling.NeverStart => "never start",
        Handling.Complete => "done",
        Handling.FindDone => "done after all: go on",
        Handling.CompleteLate or Handling.EndWithChildLate => "done after all",
        Handling.RetryOrGiveUp => "try again or give up",
        Handling.GiveUp or Handling.Reject => "give up",
        Handling.StopForIntervention => "needs intervention",
        Handling.KeepAlive => "still at work",
        Handling.EndWithChild => "done, or undone by itself",
        Handling.MeetDeadline => "deadline or next attempt",
        Handling.StopTimer => "stop it",
        Handling.DoNotWait => "do not wait",
        Handling.Cancel => "undo, before the point of no return",
        Handling.CancelWhileCompensating => "refuse, or undo the rest too",
        Handling.PassOnOrRefuse => "refuse, or pass on",
        Handling.RetryAfterIntervention => "try again with a fresh policy",
        Handling.ResolveByHand => "done by hand",
        Handling.Approve => "go on",
        Handling.TakeEvent => "take, while it goes forward",
        Handling.Refuse or Handling.RefuseEvent => "refuse",
        _ => "ignore",
    };
}
