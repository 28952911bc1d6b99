using System.Text.Json;
using Sagas.Access;
using Sagas.Journal;
using Sagas.Persistence;

namespace Sagas.Operations;

/// <summary>A saga in a list.</summary>
public sealed record SagaListItem(
    Guid SagaId,
    string Kind,
    string BusinessId,
    SagaStatus Status,
    string State,
    string? CustomStatus,
    DateTimeOffset SubmittedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt,
    string? FailureCode,
    string? FailureMessage
)
{
    internal static SagaListItem Of(SagaRow row, PersonalView view) =>
        new(
            row.Id,
            row.Kind,
            row.BusinessId,
            row.Status,
            row.State,
            view.Text(row.CustomStatus),
            row.SubmittedAt,
            row.UpdatedAt,
            row.FinishedAt,
            row.FailureCode,
            view.Text(row.FailureMessage)
        );
}

/// <param name="SearchedTo">Set when a text search stopped here, because it examines a limited number of sagas; the next page
/// continues.</param>
public sealed record SagaPage(IReadOnlyList<SagaListItem> Items, string? NextCursor, DateTimeOffset? SearchedTo = null)
{
    internal static SagaPage Of(SagaListing listing, Func<SagaRow, PersonalView> viewOf) => new(
        [.. listing.Rows.Select(row => SagaListItem.Of(row, viewOf(row)))], listing.Next?.ToString(), listing.SearchedTo);
}

/// <summary>A saga and its timers.</summary>
public sealed record SagaResource(SagaDetail Saga, IReadOnlyList<SagaTimer> Timers);

/// <summary>A timer of a saga.</summary>
public sealed record SagaTimer(string Name, DateTimeOffset DueAt);

/// <summary>One line of a saga's history.</summary>
public sealed record JournalItem(
    long Position,
    int Seq,
    DateTimeOffset At,
    string Message,
    Guid MessageId,
    string? Source,
    string? Step,
    int? Attempt,
    string? FromState,
    string? ToState,
    string? Ignored,
    JsonElement Body,
    IReadOnlyList<SentItem> Sent,
    JournalFailure? Failure,
    string? Actor,
    string? Reason,
    string? TraceId
)
{
    internal static JournalItem Of(JournalEntry entry, PersonalView view) =>
        new(
            entry.Position,
            entry.Seq,
            entry.At,
            entry.MessageType,
            entry.MessageId,
            entry.Source,
            entry.Step,
            entry.Attempt,
            entry.FromState,
            entry.ToState,
            view.Text(entry.Ignored),
            view.Json(JsonSerializer.Deserialize<JsonElement>(entry.Body)),
            [.. OutboundMessage.Deserialize(entry.Outputs).Select(sent => SentItem.Of(sent, view))],
            entry.FailureMessage is null
                ? null
                : new JournalFailure(entry.FailureType, view.Text(entry.FailureMessage)!, view.Text(entry.FailureStack)),
            entry.Actor,
            view.Text(entry.Reason),
            entry.TraceId
        );
}

/// <summary>The failure of a message.</summary>
public sealed record JournalFailure(string? Type, string Message, string? StackTrace);

/// <summary>A message that was sent while another was handled.</summary>
public sealed record SentItem(Guid MessageId, string Message, string Destination, JsonElement Body)
{
    internal static SentItem Of(OutboundMessage sent, PersonalView view)
    {
        using var envelope = JsonDocument.Parse(sent.Envelope);
        return new SentItem(
            sent.MessageId,
            MessageNames.OfUrn(sent.Types[0]),
            sent.Destination.AbsolutePath,
            envelope.RootElement.TryGetProperty("message", out var message) ? view.Json(message.Clone()) : default
        );
    }
}

/// <summary>A part of a saga's history.</summary>
public sealed record JournalPage(IReadOnlyList<JournalItem> Items, long? NextAfter);
