using Sagas.DeadLetters;

namespace Sagas.Console.Endpoints;

/// <param name="Problem">Why the queues are unknown; null when they are known.</param>
public sealed record BrokerView(string Address, string? Problem, IReadOnlyList<QueueLine> Queues)
{
    /// <param name="oldest">Per dead letter queue, when its oldest message failed.</param>
    internal BrokerView With(IReadOnlyDictionary<string, DateTimeOffset> oldest) =>
        this with { Queues = [.. Queues.Select(line => With(line, oldest))] };

    static QueueLine With(QueueLine line, IReadOnlyDictionary<string, DateTimeOffset> oldest) =>
        line.Oldest is null && oldest.TryGetValue(line.Name, out var failed) ? line with { Oldest = failed } : line;
}

/// <param name="Oldest">
/// When the message at the head was sent, if it carries that time; in a dead letter queue, when the oldest message failed.
/// </param>
/// <param name="InRate">Messages per second.</param>
public sealed record QueueLine(
    string Name, int Ready, int Unacknowledged, int Consumers, DateTimeOffset? Oldest, double InRate, double OutRate)
{
    public bool IsDeadEnd => DeadLetterQueue.IsOne(Name);

    public bool IsEmptyDeadEnd => this is { IsDeadEnd: true, Ready: 0, Unacknowledged: 0 };

    /// <summary>What an operator should look into; null when all is well.</summary>
    public string? Attention =>
        IsDeadEnd ? Ready > 0 ? "dead letters" : null
        : Consumers > 0 ? null
        : Ready > 0 ? "no consumers, messages are waiting"
        : "no consumers";
}
