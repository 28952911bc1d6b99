using Microsoft.AspNetCore.Http.HttpResults;
using Orders.Api.Submissions;

namespace Orders.Api.Input;

/// <summary>Problem details (RFC 9457) that several endpoints return.</summary>
static class Refusals
{
    public static ProblemHttpResult BadInput(string field, string message) =>
        BadInput(new Dictionary<string, string[]> { [field] = [message] });

    public static ProblemHttpResult BadInput(Dictionary<string, string[]> errors) =>
        TypedResults.Problem(
            new HttpValidationProblemDetails(errors)
            {
                Status = StatusCodes.Status400BadRequest,
                Title = "Bad input",
                Detail = "Nothing was started; 'errors' says what is wrong with which field.",
            }
        );

    public static ProblemHttpResult TooLarge(int limit) =>
        TypedResults.Problem(
            $"The body is larger than {limit / 1024} KB, which is the most that is taken.",
            statusCode: StatusCodes.Status413PayloadTooLarge,
            title: "Too large"
        );

    public static ProblemHttpResult Unknown(SubmissionKind kind, string id) =>
        TypedResults.Problem(
            $"No {kind.Noun} '{id}' was accepted here.",
            statusCode: StatusCodes.Status404NotFound,
            title: $"Unknown {kind.Noun}"
        );

    public static ProblemHttpResult KeyReused(string key) => TypedResults.Problem(
        $"Idempotency-Key '{key}' was used before for another order; send the same content, or a key that was not used yet.",
        statusCode: StatusCodes.Status422UnprocessableEntity, title: "Idempotency key reused");

    public static ProblemHttpResult OtherContent(SubmissionKind kind, string id) =>
        Conflict(
            $"Another {kind.Noun} has this id",
            $"{kind.Name} '{id}' was accepted before with other content; send the same content, or another {kind.IdField}."
        );

    public static ProblemHttpResult TooManyStreams(SubmissionKind kind, string why) =>
        TypedResults.Problem(
            $"{why} End one of them, or GET {kind.Path}/{{id}} instead, which is never refused; or try again after the time in "
                + "Retry-After, by which streams without a reader have ended.",
            statusCode: StatusCodes.Status429TooManyRequests,
            title: "Too many event streams"
        );

    public static ProblemHttpResult Stopping =>
        TypedResults.Problem(
            "This instance is being stopped. Connect again at once, with the same Last-Event-ID.",
            statusCode: StatusCodes.Status503ServiceUnavailable,
            title: "Stopping"
        );

    public static ProblemHttpResult Conflict(string title, string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status409Conflict, title: title);
}
