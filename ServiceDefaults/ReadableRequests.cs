using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace ServiceDefaults;

/// <summary>
/// Refuses what no endpoint could read correctly: U+0000 in the query, which databases reject in text (in the path the server itself
/// refuses it), and JSON that is declared as not UTF-8 (RFC 8259, section 8.1).
/// </summary>
sealed class ReadableRequests(RequestDelegate next)
{
    static readonly string[] HoldsNul = ["It holds the character U+0000 (%00), which is in no name and no text here; leave it out."];
    static readonly string[] Utf8 = ["utf-8", "utf8", "us-ascii"];

    public Task InvokeAsync(HttpContext http) => Refusal(http.Request) is { } refusal ? refusal.ExecuteAsync(http) : next(http);

    static IResult? Refusal(HttpRequest request)
    {
        if (WithNul(request) is { Count: > 0 } fields)
            return TypedResults.ValidationProblem(
                fields,
                "Nothing was done; 'errors' says which part of the query cannot be read.",
                title: "Bad input"
            );
        return OtherCharset(request) is { } charset
            ? TypedResults.Problem(
                $"The body is in '{charset}', says its Content-Type. JSON is read in UTF-8 only (RFC 8259, section 8.1): "
                    + "send it in UTF-8, with charset=utf-8 or without a charset.",
                statusCode: StatusCodes.Status415UnsupportedMediaType, title: "Unsupported charset")
            : null;
    }

    /// <summary>Parses the query only where it may contain NUL.</summary>
    static Dictionary<string, string[]>? WithNul(HttpRequest request) =>
        request.QueryString.Value is { } query && (HasNul(query) || query.Contains("%00", StringComparison.Ordinal))
            ? request.Query.Where(part => HasNul(part.Key) || part.Value.Any(HasNul))
                .Select(part => part.Key.Replace("\0", "", StringComparison.Ordinal)).Distinct().ToDictionary(name => name, _ => HoldsNul)
            : null;

    static bool HasNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;

    static string? OtherCharset(HttpRequest request) =>
        request.HasJsonContentType() && HasBody(request)
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && HeaderUtilities.RemoveQuotes(type.Charset) is { Length: > 0 } charset
        && !Utf8.Contains(charset.ToString(), StringComparer.OrdinalIgnoreCase)
            ? charset.ToString()
            : null;

    static bool HasBody(HttpRequest request) => request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != false;
}
