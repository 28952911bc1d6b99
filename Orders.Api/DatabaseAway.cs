using Microsoft.AspNetCore.Diagnostics;
using Orders.Api.Submissions;
using Sagas.Journal;

namespace Orders.Api;

/// <summary>While the database is away nothing is accepted, and it is nobody's bad input: 503, with the advice to come back.</summary>
sealed class DatabaseAway(IJournalStore store, IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (Advice(exception) is not { } advice)
            return false;
        httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        httpContext.Response.Headers.RetryAfter = "2";
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Status = 503, Title = "Unavailable", Detail = advice },
        });
    }

    string? Advice(Exception exception) => exception switch
    {
        OutcomeUnknownException unknown => unknown.Message,
        _ when store.IsTransient(exception) => "The orders database does not answer. Send the same request again in a few seconds.",
        _ => null,
    };
}
