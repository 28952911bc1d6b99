using Sagas.DeadLetters;

namespace Sagas.Console.DeadLetters;

/// <summary>What the page of dead letters shows: groups by queue and cause.</summary>
/// <param name="Counted">How many messages each queue holds, as the broker counts them.</param>
public sealed record DeadLettersModel(
    IReadOnlyList<DeadLetterGroup> Groups, IReadOnlyDictionary<string, int> Counted, bool MayAct, DateTimeOffset Now)
{
    /// <summary>Queues with more messages than are recorded: from before the service started, or put there by hand.</summary>
    public IReadOnlyList<(string Queue, int Messages)> Unread =>
        [.. Counted.Select(queue => (queue.Key, Messages: queue.Value - Recorded(queue.Key)))
            .Where(queue => queue.Messages > 0).OrderBy(queue => queue.Key, StringComparer.Ordinal)];

    /// <param name="verb"><c>resend</c> or <c>discard</c>.</param>
    public string Link(DeadLetterGroup group, string verb)
    {
        var until = Uri.EscapeDataString(Now.ToString("O"));
        return $"/dead-letters/{verb}?queue={Uri.EscapeDataString(group.Queue)}&cause={group.Cause}&until={until}";
    }

    int Recorded(string queue) => Groups.Where(group => group.Queue == queue).Sum(group => group.Copies);
}
