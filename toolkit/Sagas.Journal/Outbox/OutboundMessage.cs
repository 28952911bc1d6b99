using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sagas.Journal;

/// <summary>
/// A message that a unit of work sends, exactly as it goes over the wire: MassTransit's envelope, already serialized, so
/// that it can be sent again after a crash without knowing its type.
/// </summary>
/// <param name="Types">MassTransit's message URNs, most derived first.</param>
/// <param name="Mandatory">Whether somebody must be there to take it: then nobody is an error, and it is sent again until there is.</param>
/// <param name="TraceParent">The span in which it was sent, as W3C writes it; whoever sends it in the end goes on with that trace.</param>
sealed record OutboundMessage(
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
    string? TraceParent = null)
{
    internal static string Serialize(IReadOnlyList<OutboundMessage> outputs) => JsonSerializer.Serialize(outputs, JournalJson.Options);

    internal static IReadOnlyList<OutboundMessage> Deserialize(string? outputs) =>
        outputs is null ? [] : JsonSerializer.Deserialize<IReadOnlyList<OutboundMessage>>(outputs, JournalJson.Options) ?? [];
}
