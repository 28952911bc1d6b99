using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sagas.Journal.Extending;

/// <summary>
/// A message that a unit of work sends, exactly as on the wire: MassTransit's envelope, already serialized, so that it can be sent
/// again after a crash without its type.
/// </summary>
/// <param name="Types">MassTransit's message URNs, most derived first.</param>
/// <param name="Mandatory">True when a queue must receive it: otherwise sending fails and is repeated until there is one.</param>
/// <param name="ExpiresAt">When nobody needs it any more, by the clock of the journal; null for never.</param>
/// <param name="TraceParent">The W3C trace parent of the span in which it was sent; the actual send continues that trace.</param>
public sealed record OutboundMessage(
    Guid MessageId,
    Uri Destination,
    IReadOnlyList<string> Types,
    string ContentType,
    Guid? RequestId,
    Guid? ConversationId,
    Guid? CorrelationId,
    Guid? InitiatorId,
    Uri? Source,
    Uri? Response,
    Uri? Fault,
    [property: JsonConverter(typeof(RawJson))] string Envelope,
    bool Mandatory = false,
    string? TraceParent = null,
    DateTimeOffset? ExpiresAt = null)
{
    /// <summary>As <see cref="JournalEntry.Outputs"/> stores them.</summary>
    public static string Serialize(IReadOnlyList<OutboundMessage> outputs) => JsonSerializer.Serialize(outputs, JournalJson.Options);

    /// <summary>The messages of <see cref="JournalEntry.Outputs"/>, in the order in which they were sent.</summary>
    public static IReadOnlyList<OutboundMessage> Deserialize(string? outputs) =>
        outputs is null ? [] : JsonSerializer.Deserialize<IReadOnlyList<OutboundMessage>>(outputs, JournalJson.Options) ?? [];
}
