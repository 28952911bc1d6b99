namespace Sagas.Definitions;

/// <summary>What is done with a message in a state.</summary>
public enum Handling
{
    /// <summary>Begins the saga.</summary>
    Start,

    /// <summary>The saga has ended: its parent is told once more.</summary>
    TellParentAgain,

    /// <summary>A saga that was cancelled before its start ends at once.</summary>
    NeverStart,

    /// <summary>The step is done.</summary>
    Complete,

    /// <summary>The step that a compensation follows on was done after all.</summary>
    FindDone,

    /// <summary>The compensation was done after all.</summary>
    CompleteLate,

    /// <summary>Tries the step again, or gives it up.</summary>
    RetryOrGiveUp,

    /// <summary>Gives the step up.</summary>
    GiveUp,

    /// <summary>A compensation failed for good: an operator must decide.</summary>
    StopForIntervention,

    /// <summary>The attempt is at work.</summary>
    KeepAlive,

    /// <summary>The step ends as its child did.</summary>
    EndWithChild,

    /// <summary>The child compensated after all.</summary>
    EndWithChildLate,

    /// <summary>A deadline has passed, or an attempt is due.</summary>
    MeetDeadline,

    /// <summary>Nothing is due any more.</summary>
    StopTimer,

    /// <summary>What is due later happens now.</summary>
    DoNotWait,

    /// <summary>Compensates, before the point of no return.</summary>
    Cancel,

    /// <summary>Refuses, or compensates the rest too.</summary>
    CancelWhileCompensating,

    /// <summary>Asks the run that continues instead, or refuses.</summary>
    PassOnOrRefuse,

    /// <summary>Tries again what failed, with a fresh policy.</summary>
    RetryAfterIntervention,

    /// <summary>Takes what failed as done by hand.</summary>
    ResolveByHand,

    /// <summary>The wait is over: continues.</summary>
    Approve,

    /// <summary>The wait is over: the step fails.</summary>
    Reject,

    /// <summary>Takes the message in.</summary>
    TakeEvent,

    /// <summary>The saga has ended: refuses the message.</summary>
    RefuseEvent,

    /// <summary>Refuses the request.</summary>
    Refuse,

    /// <summary>Changes nothing.</summary>
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
