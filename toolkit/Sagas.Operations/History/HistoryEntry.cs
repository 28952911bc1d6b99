using System.Text.Json;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.History;

/// <summary>One message that was handled for the saga, and its effects.</summary>
/// <param name="Endpoint">The handler: the saga, or a participant that shares its database.</param>
/// <param name="Seq">The saga's version after the message; 0 when the saga itself did not handle it.</param>
/// <param name="Ignored">Why it changed nothing; null when it did.</param>
public sealed record HistoryEntry(
    int Seq,
    DateTimeOffset At,
    string Endpoint,
    string Message,
    string? Step,
    int? Attempt,
    string? FromState,
    string? ToState,
    string? Ignored,
    JsonElement Body,
    IReadOnlyList<HistoryMessage> Sent,
    HistoryFailure? Failure,
    string? Actor,
    string? Reason)
{
    /// <summary>The line of an entry, with card numbers and secrets masked.</summary>
    public static HistoryEntry Of(JournalEntry entry) => new(
        entry.Seq, entry.At, entry.Endpoint, entry.MessageType, entry.Step, entry.Attempt, entry.FromState, entry.ToState, entry.Ignored,
        Sensitive.Mask(JsonSerializer.Deserialize<JsonElement>(entry.Body)),
        [.. OutboundMessage.Deserialize(entry.Outputs).Select(HistoryMessage.Of)],
        entry.FailureMessage is null ? null : new HistoryFailure(entry.FailureType, entry.FailureMessage, entry.FailureStack),
        entry.Actor, entry.Reason);
}

/// <summary>A message that was sent while another was handled. Ids and addresses are left out: they differ between runs.</summary>
public sealed record HistoryMessage(string Message, string? Step, int? Attempt, JsonElement Body)
{
    internal static HistoryMessage Of(OutboundMessage sent)
    {
        using var envelope = JsonDocument.Parse(sent.Envelope);
        var headers =
            envelope.RootElement.TryGetProperty("headers", out var found) && found.ValueKind == JsonValueKind.Object
                ? found
                : default(JsonElement?);
        return new HistoryMessage(
            MessageNames.OfUrn(sent.Types[0]),
            headers?.TryGetProperty(StepHeaders.Step, out var step) is true ? step.GetString() : null,
            headers?.TryGetProperty(StepHeaders.Attempt, out var attempt) is true ? attempt.GetInt32() : null,
            envelope.RootElement.TryGetProperty("message", out var body) ? Sensitive.Mask(body) : default);
    }
}

/// <summary>A failure.</summary>
public sealed record HistoryFailure(string? Type, string Message, string? StackTrace);
