using System.Text.Json;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Console.Models;

/// <summary>One handled message of a saga: what came in, what it changed, what went out.</summary>
public sealed record SagaEvent(JournalEntry Entry, IReadOnlyList<SentMessage> Sent)
{
    public long Position => Entry.Position;
    public string Message => Entry.MessageType;
    public bool Changed => Entry.FromState != Entry.ToState;

    /// <summary>What the bus and the timers do by themselves, or what changed nothing: folded, and counted.</summary>
    public bool IsNoise => Entry.Ignored is not null || (Entry.MessageType == nameof(TimerElapsed) && !Changed && Sent.Count == 0);

    public static SagaEvent Of(JournalEntry entry) => new(entry, [.. OutboundMessage.Deserialize(entry.Outputs).Select(SentMessage.Of)]);

    /// <summary>A value of the message that came in, if it has one of that name.</summary>
    internal string? Field(string name)
    {
        using var body = JsonDocument.Parse(Entry.Body);
        return body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}

/// <summary>A message that went out because of another.</summary>
/// <param name="Step">The step that this is a command of, with its attempt.</param>
/// <param name="Child">The saga that this message starts.</param>
public sealed record SentMessage(Guid Id, string Name, string Body, string? Step, int Attempt, Guid? Child)
{
    internal static SentMessage Of(OutboundMessage sent)
    {
        using var envelope = JsonDocument.Parse(sent.Envelope);
        var root = envelope.RootElement;
        var body = root.TryGetProperty("message", out var message) ? message : default;
        var headers = root.TryGetProperty("headers", out var all) && all.ValueKind == JsonValueKind.Object ? all : default;
        var startsChild = Header(headers, StepHeaders.Parent) is not null;
        return new SentMessage(
            sent.MessageId,
            sent.Types[0].Split(':')[^1],
            Json.Pretty(body),
            Header(headers, StepHeaders.Step)?.GetString(),
            Header(headers, StepHeaders.Attempt) is { ValueKind: JsonValueKind.Number } attempt ? attempt.GetInt32() : 1,
            startsChild && body.TryGetProperty("sagaId", out var child) && child.TryGetGuid(out var id) ? id : null);
    }

    static JsonElement? Header(JsonElement headers, string name) =>
        headers.ValueKind == JsonValueKind.Object && headers.TryGetProperty(name, out var value) ? value : null;
}
