namespace Sagas.Definitions;

/// <summary>What a saga does with a message in a state.</summary>
public enum Handling
{
    /// <summary>Starts the saga.</summary>
    Start,

    /// <summary>The saga has ended: its parent is told again.</summary>
    TellParentAgain,

    /// <summary>A saga cancelled before it starts ends at once.</summary>
    NeverStart,

    /// <summary>The step is done.</summary>
    Complete,

    /// <summary>The step that the compensation may find done is done.</summary>
    FindDone,

    /// <summary>The compensation was done late, after it had been given up.</summary>
    CompleteLate,

    /// <summary>Retries the step, or gives it up.</summary>
    RetryOrGiveUp,

    /// <summary>Gives the step up.</summary>
    GiveUp,

    /// <summary>A compensation failed permanently: an operator must decide, once what does not depend on it is compensated.</summary>
    StopForIntervention,

    /// <summary>A participant is working on the attempt.</summary>
    KeepAlive,

    /// <summary>The step ends as its child ended.</summary>
    EndWithChild,

    /// <summary>The compensating child completed late.</summary>
    EndWithChildLate,

    /// <summary>A deadline passed, or an attempt is due.</summary>
    MeetDeadline,

    /// <summary>Nothing is due.</summary>
    StopTimer,

    /// <summary>What is due later happens now.</summary>
    DoNotWait,

    /// <summary>Compensates, unless the point of no return is passed.</summary>
    Cancel,

    /// <summary>Refuses, or compensates the remaining steps too.</summary>
    CancelWhileCompensating,

    /// <summary>Forwards the request to the run that continues, or refuses.</summary>
    PassOnOrRefuse,

    /// <summary>Retries what failed, with its full retry policy.</summary>
    RetryAfterIntervention,

    /// <summary>Counts what failed as done by hand.</summary>
    ResolveByHand,

    /// <summary>The wait is over: the saga continues.</summary>
    Approve,

    /// <summary>The wait is over: the step fails.</summary>
    Reject,

    /// <summary>Accepts the message.</summary>
    TakeEvent,

    /// <summary>The saga has ended: forwards the message to the run that continues, or refuses it.</summary>
    RefuseEvent,

    /// <summary>Refuses the request.</summary>
    Refuse,

    /// <summary>Changes nothing.</summary>
    Ignore,
}

/// <summary>One decision of the table: what a saga does with a message in a state, and which states may follow.</summary>
/// <param name="Contract">The type of the message (for a fault, of the command); null where the toolkit itself sends the message.</param>
/// <param name="Step">The step that the message answers; null when the message alone does not identify it.</param>
public sealed record TableRow(
    string State, InputKey Key, MessageType? Contract, Handling Handling, string? Step, IReadOnlyList<string> Targets)
{
    /// <summary>The name of the message in the journal.</summary>
    public string Message => Key.Message;

    /// <summary>The decision, in words.</summary>
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
        Handling.StopForIntervention => "needs intervention, after the rest",
        Handling.KeepAlive => "still at work",
        Handling.EndWithChild => "done, or undone by itself",
        Handling.MeetDeadline => "deadline or next attempt",
        Handling.StopTimer => "stop it",
        Handling.DoNotWait => "do not wait",
        Handling.Cancel => "undo, before the point of no return",
        Handling.CancelWhileCompensating => "refuse, or undo the rest too",
        Handling.PassOnOrRefuse or Handling.RefuseEvent => "refuse, or pass on",
        Handling.RetryAfterIntervention => "try again with a fresh policy",
        Handling.ResolveByHand => "done by hand",
        Handling.Approve => "go on",
        Handling.TakeEvent => "take, while it goes forward",
        Handling.Refuse => "refuse",
        _ => "ignore",
    };
}
