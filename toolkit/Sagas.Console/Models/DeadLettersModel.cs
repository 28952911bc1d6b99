using Sagas.DeadLetters;
using Sagas.Operations;

namespace Sagas.Console.Models;

/// <summary>The page with messages that nobody could handle, by queue and cause.</summary>
/// <param name="Counted">What lies in the queues, by the broker's own count.</param>
public sealed record DeadLettersModel(IReadOnlyList<DeadLetterGroup> Groups, IReadOnlyDictionary<string, int> Counted, bool MayAct, DateTimeOffset Now)
{
    /// <summary>Queues with more than is written down: from before, or put there by hand.</summary>
    public IReadOnlyList<(string Queue, int Messages)> Unread =>
        [.. Counted.Select(queue => (queue.Key, queue.Value - Groups.Where(group => group.Queue == queue.Key).Sum(group => group.Copies))).Where(queue => queue.Item2 > 0).OrderBy(queue => queue.Key, StringComparer.Ordinal)];

    public string Link(DeadLetterGroup group, string verb) =>
        $"/dead-letters/{verb}?queue={Uri.EscapeDataString(group.Queue)}&cause={group.Cause}&until={Uri.EscapeDataString(Now.ToString("O"))}";
}

/// <summary>Messages one by one: of one queue, of one cause, or all that ever died.</summary>
public sealed record DeadLetterListModel(DeadLetterFilter Filter, DeadLetterPage Page, DateTimeOffset Now)
{
    public string? Next => Page.Next is { } next
        ? $"/dead-letters?{string.Join('&', new[] { ("queue", Filter.Queue), ("cause", Filter.Cause), ("show", Filter.Status is null ? "all" : null), ("before", next.ToString()) }.Where(part => part.Item2 is not null).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}"))}"
        : null;
}

/// <param name="WhyNot">Why the reader cannot move it; null when they can.</param>
public sealed record OneDeadLetterModel(DeadLetterDetail Detail, string? WhyNot, string Resend, string Discard, DateTimeOffset Now);

/// <summary>The page that asks for a reason before messages are moved.</summary>
public sealed record MoveModel(SagaAction Action, string Title, string Preview, string Back, string BackTo, string? WhyNot, string? Reason = null, string? Problem = null)
{
    public static MoveModel One(DeadLetterItem letter, SagaAction action, string? whyNot, IDeadLetterOperator operations) =>
        new(action, $"{ActionChoice.LabelOf(action)}: {letter.Message}", operations.Preview(action, letter, 1), $"{letter.Message} in {letter.Queue}", $"/dead-letters/{letter.Id}", whyNot);

    public static MoveModel Many(DeadLetterGroup group, DateTimeOffset until, SagaAction action, string? whyNot, IDeadLetterOperator operations)
    {
        var all = Math.Min(group.Messages, IDeadLetterOperator.Most);
        var frozen = $" Exactly those are meant that were there at {until.UtcDateTime:HH:mm:ss} UTC{(all < group.Messages ? $", the oldest {all:N0} of {group.Messages:N0}" : "")}; each has an outcome of its own.";
        return new(action, all == 1 ? $"{ActionChoice.LabelOf(action)}: {group.Sample.Message}" : $"{(action == SagaAction.ResendMessage ? $"Send {all:N0} messages back" : $"Discard {all:N0} messages")}", operations.Preview(action, group.Sample, all) + (all == 1 ? "" : frozen), group.Queue, "/dead-letters", whyNot);
    }
}

/// <summary>What became of a message, in words.</summary>
public static class Deaths
{
    public static string Words(DeadLetterStatus status) => status switch
    {
        DeadLetterStatus.Open => "lies there",
        DeadLetterStatus.Resending => "is being sent back",
        DeadLetterStatus.Discarding => "is being discarded",
        DeadLetterStatus.Resent => "sent back",
        DeadLetterStatus.Discarded => "discarded",
        _ => "moved by hand",
    };

    public static string Tone(DeadLetterStatus status) => status switch { DeadLetterStatus.Open => "bad", DeadLetterStatus.Resent => "good", DeadLetterStatus.Resending or DeadLetterStatus.Discarding => "busy", _ => "" };

    /// <summary>An exception without its namespace.</summary>
    public static string TypeName(string type) => type.Split('.')[^1];
}
