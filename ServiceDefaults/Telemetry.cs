using MassTransit.Logging;
using MassTransit.Monitoring;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Sagas.Journal;

namespace ServiceDefaults;

/// <summary>
/// Exports traces, metrics and logs to a collector, and metrics to Prometheus (docs/telemetry.md). When both are off, nothing of it is
/// loaded. Database spans come from the database client only: Entity Framework's would duplicate each query.
/// </summary>
static class Telemetry
{
    const string Scrape = "/metrics";

    internal static void AddTelemetry(this IHostApplicationBuilder builder, string service)
    {
        builder
            .Services.AddOptions<TelemetryOptions>()
            .BindConfiguration(TelemetryOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<TelemetryOptions>, CollectorCheck>();
        var settings = builder.Configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() ?? new TelemetryOptions();
        var (isCollected, isScraped) = (CollectorCheck.IsCollected(builder.Configuration), settings.IsScraped(builder.Environment));
        if (!isCollected && !isScraped)
            return;
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(service).AddEnvironmentVariableDetector())
            .WithMetrics(AddMetrics);
        if (isScraped)
            telemetry.WithMetrics(metrics => metrics.AddPrometheusExporter());
        if (isCollected)
            telemetry.WithTracing(AddTraces).WithLogging(null, WithScopes).UseOtlpExporter();
    }

    /// <summary>The endpoint for Prometheus; with access control it needs the role viewer.</summary>
    internal static void MapMetrics(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<TelemetryOptions>>().Value.IsScraped(app.Environment))
            app.MapPrometheusScrapingEndpoint(Scrape).DisableHttpMetrics();
    }

    static void AddMetrics(MeterProviderBuilder metrics) =>
        metrics
            .AddMeter(JournalMetrics.Name, InstrumentationOptions.MeterName)
            .AddAspNetCoreInstrumentation()
            .AddHttpClientInstrumentation()
            .AddRuntimeInstrumentation()
            .AddNpgsqlInstrumentation()
            .AddSqlClientInstrumentation();

    static void AddTraces(TracerProviderBuilder traces) =>
        traces
            .SetSampler(services => new ParentBasedSampler(
                new RootSampler(services.GetRequiredService<IOptions<TelemetryOptions>>().Value.TraceRatio)
            ))
            .AddSource(JournalMetrics.Name, DiagnosticHeaders.DefaultListenerName)
            .AddAspNetCoreInstrumentation(http => http.Filter = IsAsked)
            .AddHttpClientInstrumentation()
            .AddNpgsql()
            .AddSqlClientInstrumentation();

    static void WithScopes(OpenTelemetryLoggerOptions logs) => (logs.IncludeScopes, logs.IncludeFormattedMessage) = (true, true);

    /// <summary>
    /// Leaves out requests of monitoring, and of open pages: event streams, and the console refreshing itself.
    /// </summary>
    static bool IsAsked(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/health") && !context.Request.Path.StartsWithSegments(Scrape)
            && !context.Request.Headers.Accept.Contains("text/event-stream") && !context.Request.Headers.ContainsKey("X-Live");
}
