using System.Text.Json;
using Sagas.Access;
using Sagas.Console.Shared;
using Sagas.Messages;

namespace Sagas.Console.OneSaga;

/// <summary>A message that was sent while another was handled.</summary>
/// <param name="Step">The step whose command this is; null for other messages.</param>
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
