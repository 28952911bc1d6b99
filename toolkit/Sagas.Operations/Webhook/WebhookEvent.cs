using System.Text.Json;

namespace Sagas.Webhook;

/// <summary>The event that the receiver gets (docs/webhook.md). Fields may be added; none is renamed.</summary>
/// <param name="EventId">The same each time this event is posted, so that receivers can drop duplicates.</param>
/// <param name="State">The step or compensation that failed, or keeps failing.</param>
/// <param name="ConsoleUrl">The saga's page in the console; null when the console's address is not configured.</param>
/// <param name="Since">For a step that keeps failing: when its first attempt began.</param>
/// <param name="Attempts">For a step that keeps failing: how often it was tried.</param>
public sealed record WebhookEvent(
    Guid EventId,
    string Type,
    DateTimeOffset At,
    Guid SagaId,
    string Kind,
    string BusinessId,
    string State,
    SagaFailure Failure,
    string? ConsoleUrl,
    DateTimeOffset? Since = null,
    int? Attempts = null
)
{
    internal const string NeedsIntervention = "saga.needs_intervention";

    internal const string KeepsFailing = "saga.step_keeps_failing";

    internal string Serialize() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}
