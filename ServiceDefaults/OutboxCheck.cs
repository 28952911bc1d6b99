using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sagas.Journal;

namespace ServiceDefaults;

/// <summary>Checks that sent messages are accepted. Others wait in the journal, and the service itself works.</summary>
sealed class OutboxCheck(Destinations destinations) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            destinations.Closed is { Count: > 0 } closed
                ? new HealthCheckResult(
                    context.Registration.FailureStatus,
                    "Messages wait in the journal, because these do not accept them: "
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
