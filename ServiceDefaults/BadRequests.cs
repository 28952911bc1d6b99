using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace ServiceDefaults;

/// <summary>
/// A request that cannot be read is the caller's mistake, in Development too, where ASP.NET Core would throw: 400 with the place that
/// cannot be read.
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

    /// <summary>Not every failure has a place; the field is named in any case.</summary>
    static string Position(JsonException json) =>
        json is { LineNumber: { } line, BytePositionInLine: { } place } ? $" (line {line + 1}, byte {place + 1})" : "";
}
