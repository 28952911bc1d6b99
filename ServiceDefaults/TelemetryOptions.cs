using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Hosting;

namespace ServiceDefaults;

/// <summary>
/// What a service tells of itself, and to whom; section <c>Telemetry</c> (docs/telemetry.md). The address of a collector is
/// OpenTelemetry's own setting, OTEL_EXPORTER_OTLP_ENDPOINT.
/// </summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>Whether Prometheus may read <c>/metrics</c>; where there is access control, with the role viewer.</summary>
    /// <value>Default in Development only.</value>
    public bool? Prometheus { get; set; }

    /// <summary>
    /// The part of all traces that is kept, from 0 to 1. It is chosen by trace, so that of an order all is kept, or nothing.
    /// </summary>
    /// <value>Default 1.</value>
    [Range(0.0, 1.0)]
    public double TraceRatio { get; set; } = 1;

    internal bool IsScraped(IHostEnvironment environment) => Prometheus ?? environment.IsDevelopment();
}
