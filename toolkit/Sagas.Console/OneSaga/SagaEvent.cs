using System.Text.Json;
using Sagas.Access;
using Sagas.Console.Shared;
using Sagas.Journal;

namespace Sagas.Console.OneSaga;

/// <summary>One handled message of a saga: what came in, what it changed, what went out.</summary>
/// <param name="Body">Indented JSON. What the reader may not see is masked, here and in the failure and the reason.</param>
public sealed record SagaEvent(
    JournalEntry Entry, string Body, string? Failure, string? Stack, string? Reason, IReadOnlyList<SentMessage> Sent)
{
    public long Position => Entry.Position;
    public string Message => Entry.MessageType;
    public bool Changed => Entry.FromState != Entry.ToState;

    /// <summary>True for an event that changed nothing; pages fold these and count them.</summary>
    public bool IsNoise =>
        Entry.Ignored is not null || (Entry.MessageType == nameof(TimerElapsed) && !Changed && Sent.Count == 0);

    public static SagaEvent Of(JournalEntry entry, PersonalView view) => new(
        entry,
        Json.Pretty(entry.Body, view),
        view.Text(entry.FailureMessage),
        view.Text(entry.FailureStack),
        view.Text(entry.Reason),
        [.. OutboundMessage.Deserialize(entry.Outputs).Select(sent => SentMessage.Of(sent, view))]);

    /// <summary>A string property of the message that came in; null when it has none of that name.</summary>
    internal string? Field(string name)
    {
        using var body = JsonDocument.Parse(Body);
        return body.RootElement.ValueKind == JsonValueKind.Object
            && body.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
    }
}
