using Sagas.Operations;

namespace Sagas.Console.Actions;

/// <summary>The outcome of an action, as the console names it.</summary>
public static class Outcomes
{
    public static string Words(ActionOutcome outcome, SagaAction action) => (action, outcome) switch
    {
        (SagaAction.ResendMessage, ActionOutcome.Accepted) => "sent back",
        (SagaAction.DiscardMessage, ActionOutcome.Accepted) => "discarded",
        (SagaAction.ResendMessage or SagaAction.DiscardMessage, ActionOutcome.Refused) => "not moved",
        (SagaAction.ResendMessage or SagaAction.DiscardMessage, ActionOutcome.NotFound) => "not in the queue",
        _ => Words(outcome),
    };

    static string Words(ActionOutcome outcome) => outcome switch
    {
        ActionOutcome.Accepted => "accepted by the saga",
        ActionOutcome.Refused => "refused by the saga",
        ActionOutcome.NotFound => "saga not found",
        ActionOutcome.NoAnswer => "no reply yet",
        ActionOutcome.Forbidden => "not allowed",
        ActionOutcome.Invalid => "invalid request",
        ActionOutcome.NotSent => "not sent",
        _ => "in progress",
    };

    /// <summary>The CSS class that colours it.</summary>
    public static string Tone(ActionOutcome outcome) => outcome switch
    {
        ActionOutcome.Accepted => "good",
        ActionOutcome.Requested => "busy",
        ActionOutcome.NoAnswer or ActionOutcome.NotSent => "wait",
        _ => "bad",
    };
}
