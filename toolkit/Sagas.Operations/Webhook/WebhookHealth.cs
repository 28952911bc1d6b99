using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sagas.Operations;

namespace Sagas.Webhook;

/// <summary>Degraded for a day after a notification could not be delivered; the service itself stays ready.</summary>
sealed class WebhookHealth<TContext>(IDbContextFactory<TContext> contexts, TimeProvider time) : IHealthCheck where TContext : SagaContext
{
    static readonly TimeSpan Shown = TimeSpan.FromDays(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var since = time.GetUtcNow() - Shown;
        return await database.WebhookDeliveries.AnyAsync(
            row => row.Status == DeliveryStatus.Failed && row.FinishedAt >= since,
            cancellationToken
        )
            ? HealthCheckResult.Degraded("A webhook delivery was given up within the last day; see GET /ops/webhook-deliveries.")
            : HealthCheckResult.Healthy();
    }
}
