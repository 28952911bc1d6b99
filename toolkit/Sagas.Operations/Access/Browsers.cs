using Microsoft.AspNetCore.Http;

namespace Sagas.Access;

static class Browsers
{
    /// <summary>True when a person looks at the answer: a page is asked for, not data.</summary>
    internal static bool Asks(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// True when a page of another site makes the browser send this. Browsers say so themselves; old ones, and those on plain
    /// http, name the page's origin instead; what names neither is no browser.
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
