using System.Text.Json;
using System.Text.Json.Nodes;
using MassTransit;
using MassTransit.Serialization;

namespace Sagas.Testing;

/// <summary>
/// Converts a body from the journal's form, which is made for people, to the bus's: the journal writes enums by name, the bus by number.
/// </summary>
static class WireBody
{
    internal static JsonNode? Of(JsonElement journalled, Type message)
    {
        if (message.IsGenericType && message.GetGenericTypeDefinition() == typeof(Fault<>))
        {
            var fault = JsonSerializer.SerializeToNode(journalled)!;
            fault["message"] = Of(journalled.GetProperty("message"), message.GetGenericArguments()[0]);
            return fault;
        }
        return message.IsInterface
            ? JsonSerializer.SerializeToNode(journalled)
            : JsonSerializer.SerializeToNode(
                journalled.Deserialize(message, JournalJson.Options),
                message,
                SystemTextJsonMessageSerializer.Options
            );
    }
}
