using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Scalar.AspNetCore;

namespace ServiceDefaults;

/// <summary>
/// <c>/scalar</c>: a page to read and try the OpenAPI document, in Development only. The service serves all of it, and its content
/// security policy lets the browser contact no other host: no external fonts, telemetry or assistants.
/// </summary>
static class ApiReference
{
    internal static void MapApiReference(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            return;
        app.MapScalarApiReference((page, context) =>
        {
            page.Title = app.Environment.ApplicationName;
            page.Nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
            page.DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools().HideClientButton();
            context.Response.Headers.ContentSecurityPolicy =
                $"default-src 'self'; script-src 'self' 'nonce-{page.Nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                + "font-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        }).AllowAnonymous();
    }
}
