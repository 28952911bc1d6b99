using Microsoft.AspNetCore.Http;

namespace Sagas.Console.Shared;

/// <summary>The response to a form: a redirect, so that reloading the page that follows does not post again.</summary>
public sealed class SeeOther(string to) : IResult
{
    public static IResult To(string to) => new SeeOther(to);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        (httpContext.Response.StatusCode, httpContext.Response.Headers.Location) = (StatusCodes.Status303SeeOther, to);
        return Task.CompletedTask;
    }
}
