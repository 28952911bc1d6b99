using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Hosting;

namespace ServiceDefaults;

/// <summary>
/// The telemetry of a service; section <c>Telemetry</c> (docs/telemetry.md). The address of a collector is OpenTelemetry's own setting,
/// OTEL_EXPORTER_OTLP_ENDPOINT.
/// </summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>Whether Prometheus may read <c>/metrics</c>; with access control, it needs the role viewer.</summary>
    /// <value>Default: only in Development.</value>
    public bool? Prometheus { get; set; }

    /// <summary>
    /// The share of traces to keep, 0 to 1. It is decided per trace, so an order is traced completely or not at all.
    /// </summary>
    /// <value>Default 1.</value>
    [Range(0.0, 1.0)]
    public double TraceRatio { get; set; } = 1;

    internal bool IsScraped(IHostEnvironment environment) => Prometheus ?? environment.IsDevelopment();
}
