using System.Text.Json;
using MassTransit.Serialization;
using Sagas.Journal;

namespace Sagas.Testing;

/// <summary>A message that a saga sent, as the journal holds it.</summary>
sealed class Sent
{
    readonly OutboundMessage output;
    readonly JsonElement envelope;

    internal Sent(OutboundMessage output)
    {
        this.output = output;
        using var document = JsonDocument.Parse(output.Envelope);
        envelope = document.RootElement.Clone();
    }

    internal Guid MessageId => output.MessageId;
    internal Uri Destination => output.Destination;
    internal Uri? Answer => output.Response;
    internal Uri? Fault => output.Fault ?? output.Response;
    internal Guid? RequestId => output.RequestId;
    internal string Name => MessageNames.OfUrn(output.Types[0]);
    internal string? Step => Header(StepHeaders.Step)?.GetString();
    internal string? Parent => Header(StepHeaders.Parent)?.GetString();
    internal int? Attempt => Header(StepHeaders.Attempt) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;
    internal JsonElement Body => envelope.GetProperty("message");

    internal bool Is(Type message) => output.Types.Contains(MassTransit.MessageUrn.ForTypeString(message));

    internal T Read<T>() where T : class => Body.Deserialize<T>(SystemTextJsonMessageSerializer.Options)!;

    public override string ToString() => $"{Name}{(Attempt is { } attempt ? $" (attempt {attempt})" : "")} {JsonSerializer.Serialize(Body, JournalJson.Options)}";

    internal static IEnumerable<Sent> Of(JournalEntry entry) => OutboundMessage.Deserialize(entry.Outputs).Select(output => new Sent(output));

    JsonElement? Header(string name) => envelope.TryGetProperty("headers", out var headers) && headers.ValueKind == JsonValueKind.Object && headers.TryGetProperty(name, out var value) ? value : null;
}
