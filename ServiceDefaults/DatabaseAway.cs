using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Sagas.Journal;

namespace ServiceDefaults;

/// <summary>Answers 503 with advice to retry while the database is unusable, because that is not the caller's error.</summary>
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

    string? Advice(Exception exception) =>
        exception switch
        {
            TryAgainException or CommitUnknownException => exception.Message,
            _ when store.SaysNothingOfTheWork(exception) =>
                "The database of this service cannot be used at the moment, and nothing was "
                    + "changed. Send the same request again in a few seconds.",
            _ => null,
        };
}

/// <summary>The request cannot be carried out, or its outcome is unknown, at the moment: 503. The message says what to do.</summary>
public sealed class TryAgainException(string message) : Exception(message);
