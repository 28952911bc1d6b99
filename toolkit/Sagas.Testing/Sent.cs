using System.Text.Json;
using Sagas.Journal;

namespace Sagas.Testing;

/// <summary>A message that a saga sent.</summary>
abstract class Sent
{
    internal abstract Guid MessageId { get; }
    internal abstract Uri Destination { get; }

    /// <summary>The address that awaits answers and faults; null for an event.</summary>
    internal abstract Uri? Answer { get; }
    internal abstract Uri? Fault { get; }
    internal abstract Guid? RequestId { get; }
    internal abstract string Name { get; }
    internal abstract string? Step { get; }
    internal abstract int? Attempt { get; }

    /// <summary>The saga that waits for the end of the saga started by this message.</summary>
    internal abstract string? Parent { get; }
    internal abstract JsonElement Body { get; }

    internal abstract bool Is(Type message);

    internal abstract T Read<T>() where T : class;

    public override string ToString() =>
        $"{Name}{(Attempt is { } attempt ? $" (attempt {attempt})" : "")} {JsonSerializer.Serialize(Body, JournalJson.Options)}";

    internal static IEnumerable<Sent> Of(JournalEntry entry) =>
        OutboundMessage.Deserialize(entry.Outputs).Select(output => new WrittenSent(output));
}
