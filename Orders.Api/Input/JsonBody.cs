using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Orders.Api.Input;

/// <summary>Reads a body that is one JSON object of limited size and depth; anything else is refused with an explanation.</summary>
static class JsonBody
{
    public const int MostBytes = 256 * 1024;
    const string Body = "body";
    static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    public static async Task<(JsonElement Body, ProblemHttpResult? Refusal)> Read(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            if (await Bytes(request.Body, cancellation) is not { } bytes)
                return (default, Refusals.TooLarge(MostBytes));
            var json = WithoutMark(bytes);
            return json.IsEmpty ? (default, Refusals.BadInput(Body, "It is empty; a JSON object is needed.")) : Parse(json);
        }
        catch (BadHttpRequestException broken)
        {
            return (default, broken.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? Refusals.TooLarge(MostBytes)
                : Refusals.BadInput(Body, "It ended before it was complete; a whole JSON object is needed."));
        }
    }

    static (JsonElement, ProblemHttpResult?) Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return (default, Refusals.BadInput(Body, $"It is {Fields.Kind(document.RootElement)}; a JSON object is needed."));
            var errors = new Errors();
            Names.Check(document.RootElement, "", errors);
            return errors.Any ? (default, Refusals.BadInput(errors.ByField())) : (document.RootElement.Clone(), null);
        }
        catch (JsonException malformed)
        {
            // The exception's text may quote the body, which may hold a card number.
            return (
                default,
                Refusals.BadInput(
                    Body,
                    $"It is not valid JSON (line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}); "
                        + $"a JSON object in UTF-8, at most {Strict.MaxDepth} levels deep, is needed."
                )
            );
        }
    }

    /// <summary>Removes a byte order mark, which has no meaning in UTF-8 and is not part of the text (RFC 8259, section 8.1).</summary>
    static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith("\uFEFF"u8) ? bytes["\uFEFF"u8.Length..] : bytes;

    /// <summary>Counts the bytes itself: a chunked body has no declared length.</summary>
    static async Task<ReadOnlyMemory<byte>?> Bytes(Stream body, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await body.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (bytes.Length + read > MostBytes)
                return null;
            bytes.Write(buffer, 0, read);
        }
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
