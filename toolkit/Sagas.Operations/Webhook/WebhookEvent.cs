using System.Text.Json;

namespace Sagas.Webhook;

/// <summary>The event that the receiver gets (docs/webhook.md). Fields may be added; none is renamed.</summary>
/// <param name="EventId">The same each time this event is posted, so that receivers can drop duplicates.</param>
/// <param name="State">The compensation that failed.</param>
/// <param name="ConsoleUrl">The saga's page in the console; null when the console's address is not configured.</param>
public sealed record WebhookEvent(
    Guid EventId,
    string Type,
    DateTimeOffset At,
    Guid SagaId,
    string Kind,
    string BusinessId,
    string State,
    SagaFailure Failure,
    string? ConsoleUrl
)
{
    internal const string NeedsIntervention = "saga.needs_intervention";

    internal string Serialize() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}
