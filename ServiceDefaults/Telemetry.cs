using MassTransit.Logging;
using MassTransit.Monitoring;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Sagas.Journal;

namespace ServiceDefaults;

/// <summary>
/// Traces and metrics of MassTransit, ASP.NET Core, Npgsql and the journal, over OTLP, only when
/// OTEL_EXPORTER_OTLP_ENDPOINT is set (the OpenTelemetry specification's own variable). The hosting and instrumentation
/// packages of OpenTelemetry are not in our registry; the sources below are built into the libraries themselves.
/// </summary>
static class Telemetry
{
    internal static void AddTelemetry(this IHostApplicationBuilder builder, string service)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return;
        builder.Services.AddHostedService(_ => new Exporters(service));
    }

    sealed class Exporters(string service) : IHostedService
    {
        TracerProvider? traces;
        MeterProvider? metrics;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            var resource = ResourceBuilder.CreateDefault().AddService(service).AddEnvironmentVariableDetector();
            traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource)
                .AddSource(DiagnosticHeaders.DefaultListenerName, "Microsoft.AspNetCore", "Npgsql", JournalMetrics.Name).AddOtlpExporter().Build();
            metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
                .AddMeter(InstrumentationOptions.MeterName, "Microsoft.AspNetCore.Hosting", "Npgsql", "System.Runtime", JournalMetrics.Name).AddOtlpExporter().Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            traces?.Dispose();
            metrics?.Dispose();
            return Task.CompletedTask;
        }
    }
}
