using Sagas.Operations;

namespace Sagas.Console.Models;

/// <summary>What became of an action, in words.</summary>
public static class Outcomes
{
    public static string Words(ActionOutcome outcome, SagaAction action) => (action, outcome) switch
    {
        (SagaAction.ResendMessage, ActionOutcome.Accepted) => "sent back",
        (SagaAction.DiscardMessage, ActionOutcome.Accepted) => "discarded",
        (SagaAction.ResendMessage or SagaAction.DiscardMessage, ActionOutcome.Refused) => "not moved",
        (SagaAction.ResendMessage or SagaAction.DiscardMessage, ActionOutcome.NotFound) => "not there",
        _ => Words(outcome),
    };

    static string Words(ActionOutcome outcome) => outcome switch
    {
        ActionOutcome.Accepted => "the saga did it",
        ActionOutcome.Refused => "the saga refused",
        ActionOutcome.NotFound => "no such saga",
        ActionOutcome.NoAnswer => "no answer yet",
        ActionOutcome.Forbidden => "not allowed",
        ActionOutcome.Invalid => "the request was wrong",
        ActionOutcome.NotSent => "not sent",
        _ => "under way",
    };

    public static string Tone(ActionOutcome outcome) => outcome switch { ActionOutcome.Accepted => "good", ActionOutcome.Requested => "busy", ActionOutcome.NoAnswer or ActionOutcome.NotSent => "wait", _ => "bad" };
}
