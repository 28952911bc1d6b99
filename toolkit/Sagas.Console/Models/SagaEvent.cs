using System.Text.Json;
using Sagas.Access;
using Sagas.Journal;

namespace Sagas.Console.Models;

/// <summary>One handled message of a saga: what came in, what it changed, what went out.</summary>
/// <param name="Body">As JSON for people, with what the reader may not see masked; so are the failure and the reason.</param>
public sealed record SagaEvent(JournalEntry Entry, string Body, string? Failure, string? Stack, string? Reason, IReadOnlyList<SentMessage> Sent)
{
    public long Position => Entry.Position;
    public string Message => Entry.MessageType;
    public bool Changed => Entry.FromState != Entry.ToState;

    /// <summary>What the bus and the timers do by themselves, or what changed nothing: folded, and counted.</summary>
    public bool IsNoise => Entry.Ignored is not null || (Entry.MessageType == nameof(TimerElapsed) && !Changed && Sent.Count == 0);

    public static SagaEvent Of(JournalEntry entry, PersonalView view) => new(
        entry, Json.Pretty(entry.Body, view), view.Text(entry.FailureMessage), view.Text(entry.FailureStack), view.Text(entry.Reason),
        [.. OutboundMessage.Deserialize(entry.Outputs).Select(sent => SentMessage.Of(sent, view))]);

    /// <summary>A value of the message that came in, if it has one of that name.</summary>
    internal string? Field(string name)
    {
        using var body = JsonDocument.Parse(Body);
        return body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}

/// <summary>A message that went out because of another.</summary>
/// <param name="Step">The step that this is a command of, with its attempt.</param>
/// <param name="Child">The saga that this message starts.</param>
public sealed record SentMessage(Guid Id, string Name, string Body, string? Step, int Attempt, Guid? Child)
{
    internal static SentMessage Of(OutboundMessage sent, PersonalView view)
    {
        using var envelope = JsonDocument.Parse(sent.Envelope);
        var root = envelope.RootElement;
        var body = root.TryGetProperty("message", out var message) ? message : default;
        var headers = root.TryGetProperty("headers", out var all) && all.ValueKind == JsonValueKind.Object ? all : default;
        var startsChild = Header(headers, StepHeaders.Parent) is not null;
        return new SentMessage(
            sent.MessageId,
            MessageNames.OfUrn(sent.Types[0]),
            body.ValueKind == JsonValueKind.Undefined ? "" : Json.Pretty(body.GetRawText(), view),
            Header(headers, StepHeaders.Step)?.GetString(),
            Header(headers, StepHeaders.Attempt) is { ValueKind: JsonValueKind.Number } attempt ? attempt.GetInt32() : 1,
            startsChild && body.TryGetProperty("sagaId", out var child) && child.TryGetGuid(out var id) ? id : null);
    }

    static JsonElement? Header(JsonElement headers, string name) =>
        headers.ValueKind == JsonValueKind.Object && headers.TryGetProperty(name, out var value) ? value : null;
}
