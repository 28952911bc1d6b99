using System.Diagnostics;
using OpenTelemetry.Trace;

namespace ServiceDefaults;

/// <summary>
/// A trace starts with a request or a message. Everything else is a service polling for work, mostly finding none: its queries would be
/// most of all traces.
/// </summary>
sealed class RootSampler(double ratio) : Sampler
{
    readonly TraceIdRatioBasedSampler kept = new(ratio);

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        samplingParameters.Kind is ActivityKind.Server or ActivityKind.Consumer or ActivityKind.Producer
            ? kept.ShouldSample(samplingParameters)
            : new SamplingResult(SamplingDecision.Drop);
}
