using Sagas.Console.Actions;
using Sagas.DeadLetters;
using Sagas.Operations;

namespace Sagas.Console.DeadLetters;

/// <summary>What the page shows that asks for a reason before messages are moved.</summary>
/// <param name="WhyNot">Why this user cannot move them; null when they can.</param>
public sealed record MoveModel(
    SagaAction Action,
    string Title,
    string Button,
    string Preview,
    string Back,
    string BackTo,
    string? WhyNot,
    string? Reason = null,
    string? Problem = null)
{
    public static MoveModel One(DeadLetterItem message, SagaAction action, string? whyNot, IDeadLetterOperator operations) => new(
        action,
        $"{ActionChoice.LabelOf(action)}: {message.Message}",
        ActionChoice.LabelOf(action),
        operations.Preview(action, message, 1),
        $"{message.Message} in {message.Queue}",
        $"/dead-letters/{message.Id}",
        whyNot);

    public static MoveModel Many(
        DeadLetterGroup group, DateTimeOffset until, SagaAction action, string? whyNot, IDeadLetterOperator operations)
    {
        var all = Math.Min(group.Messages, IDeadLetterOperator.Most);
        var button = all == 1 ? ActionChoice.LabelOf(action)
            : action == SagaAction.ResendMessage ? $"Send {all:N0} messages back"
            : $"Discard {all:N0} messages";
        var preview = operations.Preview(action, group.Sample, all);
        return new(
            action,
            all == 1 ? $"{button}: {group.Sample.Message}" : button,
            button,
            all == 1 ? preview : $"{preview} {Frozen(group, until, all)}",
            group.Queue,
            "/dead-letters",
            whyNot);
    }

    static string Frozen(DeadLetterGroup group, DateTimeOffset until, int all)
    {
        var oldest = all < group.Messages ? $"; of {group.Messages:N0} the oldest {all:N0}" : "";
        return $"Only messages that were there at {until.UtcDateTime:HH:mm:ss} UTC are moved{oldest}. Each has its own outcome.";
    }
}
