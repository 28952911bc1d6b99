using System.Collections.Concurrent;

namespace Sagas.Journal;

/// <summary>
/// Which destinations do not take messages at the moment: a queue that is full, an exchange that nobody listens to, a broker that is
/// away. What goes there is left to the relay without waiting, so that it holds up nothing that goes elsewhere.
/// </summary>
public sealed class Destinations(TimeProvider time)
{
    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromSeconds(30);
    readonly ConcurrentDictionary<Uri, DestinationRefusal> refusals = new();

    /// <summary>What does not take messages, since when and why.</summary>
    public IReadOnlyList<DestinationRefusal> Closed => [.. refusals.Values.OrderBy(refusal => refusal.Since)];

    /// <summary>True while it refuses, and it is not yet time to try again.</summary>
    internal bool IsClosed(Uri destination) => refusals.TryGetValue(destination, out var refusal) && time.GetUtcNow() < refusal.NextTry;

    /// <summary>True while it refuses, whether or not it is time to try again: then one message tries it, not all.</summary>
    internal bool IsSuspect(Uri destination) => refusals.ContainsKey(destination);

    internal void Refused(Uri destination, string reason)
    {
        var now = time.GetUtcNow();
        refusals.AddOrUpdate(destination,
            _ => new DestinationRefusal(destination, reason, now, FirstPause, now + FirstPause),
            (_, before) => before.Again(reason, now, LongestPause));
    }

    internal void Took(Uri destination)
    {
        if (!refusals.IsEmpty)
            refusals.TryRemove(destination, out _);
    }

    /// <summary>The connection to the broker is new: whatever was wrong before, it is worth a try.</summary>
    internal void TryAll() => refusals.Clear();
}

/// <summary>A destination that refuses messages.</summary>
public sealed record DestinationRefusal(Uri Destination, string Reason, DateTimeOffset Since, TimeSpan Pause, DateTimeOffset NextTry)
{
    /// <summary>Several messages may meet one refusal; only one after the pause makes the next pause longer.</summary>
    internal DestinationRefusal Again(string reason, DateTimeOffset now, TimeSpan longest)
    {
        if (now < NextTry)
            return this with { Reason = reason };
        var pause = Pause * 2 < longest ? Pause * 2 : longest;
        return this with { Reason = reason, Pause = pause, NextTry = now + pause };
    }
}
