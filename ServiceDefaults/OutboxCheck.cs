using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sagas.Journal;

namespace ServiceDefaults;

/// <summary>Whether everything that is sent is taken. What is not waits in the journal; the service itself works all the same.</summary>
sealed class OutboxCheck(Destinations destinations) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            destinations.Closed is { Count: > 0 } closed
                ? new HealthCheckResult(
                    context.Registration.FailureStatus,
                    "Messages wait in the journal, because these do not take them: "
                        + string.Join(
                            "; ",
                            closed.Select(refusal =>
                                $"{refusal.Destination.AbsolutePath.TrimStart('/')} since {refusal.Since:u} ({refusal.Reason})"
                            )
                        )
                )
                : HealthCheckResult.Healthy()
        );
}
