using Microsoft.AspNetCore.Http;

namespace Sagas.Access;

static class Browsers
{
    /// <summary>True when a browser asks for a page, not a program for data.</summary>
    internal static bool Asks(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// True when a page of another site caused the request. Browsers say so in a header; old browsers, and those on plain http, send the
    /// page's origin instead. A client that sends neither is not a browser.
    /// </summary>
    internal static bool CrossSite(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() switch
        {
            "same-origin" or "none" => false,
            "" => request.Headers.Origin.ToString() is { Length: > 0 } origin
                && !(
                    Uri.TryCreate(origin, UriKind.Absolute, out var from)
                    && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
                ),
            _ => true,
        };
}
