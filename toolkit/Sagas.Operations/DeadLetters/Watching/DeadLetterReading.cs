using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sagas.Operations;

namespace Sagas.DeadLetters;

/// <summary>Creates a row from an arbitrary message: what cannot be read is left out, and nothing throws.</summary>
static partial class DeadLetterReading
{
    const int LongestBody = 64 * 1024, LongestStack = 16 * 1024, LongestHeader = 2000;
    static readonly string[] BusinessIds = ["orderId", "referenceId", "businessId"];

    internal static DeadLetter Row(DeadMessage message, DateTimeOffset now, int copies)
    {
        var (envelope, text) = Parse(message.Body.Span);
        var content = Content(envelope);
        var (type, why) = Failure(message, envelope);
        return new DeadLetter
        {
            Id = message.Id,
            Queue = Short(message.Queue, DeadLetterModel.LongestQueue),
            MessageId = message.MessageId is { } id ? Short(id, DeadLetterModel.LongestName) : null,
            MessageType = Short(TypeOf(message, envelope), DeadLetterModel.LongestName),
            SagaId = Guid.TryParse(Text(content, "sagaId"), out var saga) && saga != Guid.Empty ? saga : null,
            BusinessId = BusinessIds.Select(name => Text(content, name)).FirstOrDefault(found => found is not null) is { } called
                ? Short(called, DeadLetterModel.LongestBusinessId)
                : null,
            DiedAt = DiedAt(message, now),
            RecordedAt = now,
            FailureType = Short(type, DeadLetterModel.LongestType),
            FailureMessage = Short(why, DeadLetterModel.LongestMessage),
            FailureStack = message.Headers.TryGetValue(FaultHeaders.StackTrace, out var stack) ? Cut(Printable(stack), LongestStack) : null,
            Cause = CauseOf(type, why),
            Headers = HeadersOf(message),
            Body =
                envelope is { } json ? Cut(Printable(CardNumbers.MaskJson(json)), LongestBody)
                : text is null ? null
                : Cut(Printable(text), LongestBody),
            Size = message.Body.Length,
            Copies = copies,
            Status = DeadLetterStatus.Open,
        };
    }

    static (JsonElement? Json, string? Text) Parse(ReadOnlySpan<byte> body)
    {
        string text;
        try
        {
            text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(body);
        }
        catch (ArgumentException)
        {
            return (null, null);
        }
        try
        {
            return (JsonSerializer.Deserialize<JsonElement>(text.TrimStart('\uFEFF')), text);
        }
        catch (JsonException)
        {
            return (null, text);
        }
    }

    /// <summary>MassTransit wraps a message in an envelope; of a fault, the failed message is used.</summary>
    static JsonElement? Content(JsonElement? json)
    {
        var content = Member(json, "message") ?? json;
        return Text(content, "sagaId") is null && Member(content, "message") is { ValueKind: JsonValueKind.Object } failed
            ? failed
            : content;
    }

    static string TypeOf(DeadMessage message, JsonElement? envelope)
    {
        if (
            Member(envelope, "messageType") is { ValueKind: JsonValueKind.Array } types
            && types.GetArrayLength() > 0
            && types[0].ValueKind == JsonValueKind.String
            && types[0].GetString() is { Length: > 0 } urn
        )
            return MessageNames.OfUrn(urn);
        return message.Type is { Length: > 0 } type ? MessageNames.OfUrn(type) : "unknown";
    }

    static (string Type, string Message) Failure(DeadMessage message, JsonElement? envelope)
    {
        if (message.Headers.TryGetValue(FaultHeaders.ExceptionType, out var type))
            return (type, message.Headers.GetValueOrDefault(FaultHeaders.Message, "No message was given."));
        var origin = DeadLetterQueue.OriginOf(message.Queue);
        return DeadLetterQueue.IsSkipped(message.Queue)
            ? ("NotConsumed", $"Nobody at {origin} consumes {TypeOf(message, envelope)}.")
            : ("NotSaid", "It does not say why it is here: it was put here by hand, or it is not from MassTransit.");
    }

    static DateTimeOffset DiedAt(DeadMessage message, DateTimeOffset now) =>
        DateTimeOffset.TryParse(
            message.Headers.GetValueOrDefault(FaultHeaders.Timestamp),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var at
        )
        && at < now
            ? at.ToUniversalTime()
            : now;

    static string CauseOf(string type, string message) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{type}\n{Particulars().Replace(message, "#")}")))[
            ..DeadLetterModel.LengthOfCause
        ];

    static string HeadersOf(DeadMessage message)
    {
        var headers = new JsonObject();
        foreach (
            var (name, value) in message
                .Headers.Where(header => !DeadLetterHeaders.IsOfTheMove(header.Key))
                .OrderBy(header => header.Key, StringComparer.Ordinal)
        )
            headers[name] = Sensitive.IsName(name) && value.Length > 0 ? Sensitive.Mask(value) : Short(value, LongestHeader);
        return headers.ToJsonString();
    }

    /// <summary>A value by name, ignoring case.</summary>
    static JsonElement? Member(JsonElement? json, string name)
    {
        if (json is not { ValueKind: JsonValueKind.Object } members)
            return null;
        foreach (var member in members.EnumerateObject())
        {
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return member.Value;
        }
        return null;
    }

    static string? Text(JsonElement? json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    static string Short(string text, int longest) => Reasons.Clean(CardNumbers.Mask(text), longest);

    static string Printable(string text) =>
        string.Concat(CardNumbers.Mask(text).EnumerateRunes().Where(rune => !Rune.IsControl(rune) || rune.Value is '\n' or '\t'));

    static string Cut(string text, int longest) =>
        text.Length <= longest ? text : $"{text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)]}\n… cut";

    /// <summary>Ids, numbers and quoted text.</summary>
    [GeneratedRegex(@"'[^']*'|""[^""]*""|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9a-fA-F]{32}|\w*\d\w*")]
    private static partial Regex Particulars();
}
