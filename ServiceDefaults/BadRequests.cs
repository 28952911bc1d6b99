using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace ServiceDefaults;

/// <summary>
/// A request that cannot be parsed is the caller's error: 400 with the position of the error, also in Development, where ASP.NET Core
/// would throw.
/// </summary>
sealed class BadRequests : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException bad)
            return false;
        await Answer(bad).ExecuteAsync(httpContext);
        return true;
    }

    static IResult Answer(BadHttpRequestException bad) => bad.InnerException is JsonException json
        ? TypedResults.ValidationProblem(new Dictionary<string, string[]> { [Field(json)] = [Where(json)] })
        : TypedResults.Problem("The body or a parameter is missing or cannot be read; see /openapi/v1.json.", statusCode: bad.StatusCode);

    static string Field(JsonException json) => json.Path is { Length: > 2 } path ? path[2..] : "body";

    static string Where(JsonException json) =>
        $"It is not JSON of the documented type, or is there more than once{Position(json)}; see /openapi/v1.json.";

    /// <summary>Not every failure has a position; the field is always named.</summary>
    static string Position(JsonException json) =>
        json is { LineNumber: { } line, BytePositionInLine: { } place } ? $" (line {line + 1}, byte {place + 1})" : "";
}
