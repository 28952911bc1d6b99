using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sagas.Journal;

namespace ServiceDefaults;

/// <summary>Checks this machine's clock against the database's, which decides what is due.</summary>
sealed class ClockCheck(JournalClock clock) : IHealthCheck
{
    static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(3);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            clock.Ahead.Duration() > Tolerated
                ? new HealthCheckResult(
                    context.Registration.FailureStatus,
                    $"This machine's clock is {Math.Abs(clock.Ahead.TotalSeconds):0.0} s "
                        + $"{(clock.Ahead > TimeSpan.Zero ? "behind" : "ahead of")} the database's. Nothing is early or late, "
                        + "because the database's clock decides, but the times in this process's log are wrong. Set the clock (NTP)."
                )
                : HealthCheckResult.Healthy()
        );
}
