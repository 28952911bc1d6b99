using System.Diagnostics;
using OpenTelemetry.Trace;

namespace ServiceDefaults;

/// <summary>
/// A trace begins with a request or a message. What has no such beginning is a service that looks for work, and finds none most
/// of the time: its queries would be most of all traces.
/// </summary>
sealed class RootSampler(double ratio) : Sampler
{
    readonly TraceIdRatioBasedSampler kept = new(ratio);

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        samplingParameters.Kind is ActivityKind.Server or ActivityKind.Consumer or ActivityKind.Producer
            ? kept.ShouldSample(samplingParameters)
            : new SamplingResult(SamplingDecision.Drop);
}
