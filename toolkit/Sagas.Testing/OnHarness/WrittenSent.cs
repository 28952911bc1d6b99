using System.Text.Json;
using MassTransit;
using MassTransit.Serialization;
using Sagas.Messages;

namespace Sagas.Testing;

/// <summary>A message sent by a saga, as the journal stores it.</summary>
sealed class WrittenSent : Sent
{
    readonly OutboundMessage output;
    readonly JsonElement envelope;

    internal WrittenSent(OutboundMessage output)
    {
        this.output = output;
        using var document = JsonDocument.Parse(output.Envelope);
        envelope = document.RootElement.Clone();
    }

    internal override Guid MessageId => output.MessageId;
    internal override Uri Destination => output.Destination;
    internal override Uri? Answer => output.Response;
    internal override Uri? Fault => output.Fault ?? output.Response;
    internal override Guid? RequestId => output.RequestId;
    internal override string Name => MessageNames.OfUrn(output.Types[0]);
    internal override string? Step => Header(StepHeaders.Step)?.GetString();
    internal override string? Parent => Header(StepHeaders.Parent)?.GetString();
    internal override int? Attempt => Header(StepHeaders.Attempt) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;
    internal override JsonElement Body => envelope.GetProperty("message");

    internal override bool Is(Type message) => output.Types.Contains(MessageUrn.ForTypeString(message));

    internal override T Read<T>() => Body.Deserialize<T>(SystemTextJsonMessageSerializer.Options)!;

    JsonElement? Header(string name) =>
        envelope.TryGetProperty("headers", out var headers)
        && headers.ValueKind == JsonValueKind.Object
        && headers.TryGetProperty(name, out var value)
            ? value
            : null;
}
