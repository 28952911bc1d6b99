using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Sagas.Access;

/// <summary>For endpoints that read a form: what is none, or cannot be read as one, is the caller's mistake and no defect.</summary>
static class ReadableForm
{
    internal static RouteHandlerBuilder WithReadableForm(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter(async (context, next) => await Problem(context.HttpContext.Request) ?? await next(context));

    /// <returns>Null when there is a form, which then has been read.</returns>
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
                "The form cannot be read: it is too large, or a field holds what no text holds, such "
                    + "as the character U+0000 (%00). Nothing was done.",
                statusCode: StatusCodes.Status400BadRequest);
        }
    }
}
