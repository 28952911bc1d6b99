using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ServiceDefaults;

static class HttpConventions
{
    /// <summary>
    /// JSON: camelCase, enums by name, optional values absent instead of null, no duplicate names; errors as problem details (RFC 9457).
    /// </summary>
    internal static void AddHttpConventions(this IHostApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
            options.SerializerOptions.AllowDuplicateProperties = false;
        });
        builder.Services.AddProblemDetails(options =>
            options.CustomizeProblemDetails = problem =>
                problem.ProblemDetails.Extensions.TryAdd(
                    "traceId",
                    System.Diagnostics.Activity.Current?.TraceId.ToString() ?? problem.HttpContext.TraceIdentifier
                )
        );
        builder.Services.AddExceptionHandler<BadRequests>();
        builder.Services.AddExceptionHandler<DatabaseAway>();
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.AddOpenApi();
    }
}
