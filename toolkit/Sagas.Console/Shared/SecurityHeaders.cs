using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Sagas.Console.Shared;

/// <summary>Only the console's own files run in its pages, and no other site may show them in a frame.</summary>
static class SecurityHeaders
{
    const string Policy = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    internal static TBuilder WithSecurityHeaders<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.AddEndpointFilter((context, next) =>
        {
            Set(context.HttpContext.Response.Headers);
            return next(context);
        });

    internal static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }
}
