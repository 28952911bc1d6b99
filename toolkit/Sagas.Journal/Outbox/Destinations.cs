using System.Collections.Concurrent;

namespace Sagas.Journal;

/// <summary>
/// The destinations that do not accept messages at the moment: a full queue, an exchange without a queue, an unreachable broker.
/// Messages for them are left to the relay at once, so that they do not delay messages for other destinations.
/// </summary>
public sealed class Destinations(TimeProvider time)
{
    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromSeconds(30);
    readonly ConcurrentDictionary<Uri, DestinationRefusal> refusals = new();

    /// <summary>The destinations that do not accept messages, since when and why.</summary>
    public IReadOnlyList<DestinationRefusal> Closed => [.. refusals.Values.OrderBy(refusal => refusal.Since)];

    /// <summary>True while the destination refuses and the next attempt is not due.</summary>
    internal bool IsClosed(Uri destination) => refusals.TryGetValue(destination, out var refusal) && time.GetUtcNow() < refusal.NextTry;

    /// <summary>True while the destination refuses, even if an attempt is due: then one message tries it, not all.</summary>
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

    /// <summary>The connection to the broker is new, so every destination is tried again.</summary>
    internal void TryAll() => refusals.Clear();
}

/// <summary>A destination that refuses messages.</summary>
public sealed record DestinationRefusal(Uri Destination, string Reason, DateTimeOffset Since, TimeSpan Pause, DateTimeOffset NextTry)
{
    /// <summary>Several messages may fail with the same refusal; only a failure after the pause makes the next pause longer.</summary>
    internal DestinationRefusal Again(string reason, DateTimeOffset now, TimeSpan longest)
    {
        if (now < NextTry)
            return this with { Reason = reason };
        var pause = Pause * 2 < longest ? Pause * 2 : longest;
        return this with { Reason = reason, Pause = pause, NextTry = now + pause };
    }
}
