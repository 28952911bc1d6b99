using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Sagas.Journal;

namespace ServiceDefaults;

static class Health
{
    internal static void AddHealth<TContext>(this IHostApplicationBuilder builder) where TContext : JournalContext =>
        builder.Services.AddHealthChecks()
            .AddCheck<DatabaseCheck<TContext>>("database", tags: ["ready"])
            .AddCheck<OutboxCheck>("outbox", HealthStatus.Degraded, tags: ["ready"])
            .AddCheck<ClockCheck>("clock", HealthStatus.Degraded, tags: ["ready"]);

    /// <summary>
    /// Live: the process answers. Ready: its bus and database answer too (MassTransit tags its check "ready"). A degraded service still
    /// works, so the status stays 200; the body says what is wrong.
    /// </summary>
    internal static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous().DisableHttpMetrics();
        app.MapHealthChecks(
                "/health/ready",
                new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready"), ResponseWriter = Write }
            )
            .AllowAnonymous()
            .DisableHttpMetrics();
    }

    static Task Write(HttpContext context, HealthReport report)
    {
        if (report.Status != HealthStatus.Unhealthy)
            context.RequestServices.GetRequiredService<FirstReadiness>().Reach();
        return context.Response.WriteAsJsonAsync(
            new
            {
                status = report.Status.ToString(),
                checks = report.Entries.ToDictionary(
                    entry => entry.Key,
                    entry => new
                    {
                        status = entry.Value.Status.ToString(),
                        description = entry.Value.Description ?? entry.Value.Exception?.Message,
                    }
                ),
            }
        );
    }
}
