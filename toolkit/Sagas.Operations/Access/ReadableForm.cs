using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Sagas.Access;

/// <summary>Checks that a request contains a readable form; a malformed one is the caller's error, not a defect.</summary>
public static class ReadableForm
{
    /// <summary>Refuses a request without such a form, with 400 or 415; otherwise the form has been read when the handler runs.</summary>
    public static RouteHandlerBuilder WithReadableForm(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter(async (context, next) => await Problem(context.HttpContext.Request) ?? await next(context));

    /// <returns>Null when there is a form; it has then been read.</returns>
    internal static async ValueTask<IResult?> Problem(HttpRequest request)
    {
        if (!request.HasFormContentType)
            return TypedResults.Problem("Send the form of the page.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        try
        {
            await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return null;
        }
        catch (InvalidDataException)
        {
            return TypedResults.Problem(
                "The form cannot be read: it is too large, or a field contains invalid characters, such "
                    + "as U+0000 (%00). Nothing was done.",
                statusCode: StatusCodes.Status400BadRequest);
        }
    }
}
