using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sagas.Journal;

namespace ServiceDefaults;

/// <summary>Whether this machine's clock agrees with the database's, which decides what is due.</summary>
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
                        + "because the database's clock decides; but times in the log of this process are wrong. Set the clock (NTP)."
                )
                : HealthCheckResult.Healthy()
        );
}
