using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Sagas.Access;
using Sagas.Operations;

namespace Sagas.Webhook;

/// <summary>A delivery as operators see it.</summary>
public sealed record DeliveryItem(
    Guid EventId,
    Guid? SagaId,
    string Kind,
    string BusinessId,
    DateTimeOffset At,
    DeliveryStatus Status,
    int Attempts,
    DateTimeOffset? NextAttemptAt,
    string? LastAnswer,
    DateTimeOffset? FinishedAt
);

/// <summary>Shows webhook deliveries.</summary>
public static class WebhookEndpoints
{
    const int Most = 200;

    /// <summary>Lists webhook deliveries, newest first.</summary>
    public static void MapWebhookDeliveries<TContext>(this IEndpointRouteBuilder routes)
        where TContext : SagaContext =>
        routes
            .MapGet(
                "/ops/webhook-deliveries",
                async (IDbContextFactory<TContext> contexts, DeliveryStatus? status, int? limit, CancellationToken cancellation) =>
                {
                    await using var context = await contexts.CreateDbContextAsync(cancellation);
                    var rows = context.WebhookDeliveries.AsNoTracking().Where(row => status == null || row.Status == status);
                    return TypedResults.Ok(
                        await rows.OrderByDescending(row => row.At)
                            .ThenByDescending(row => row.Id)
                            .Take(Math.Clamp(limit ?? Most, 1, Most))
                            .Select(row => new DeliveryItem(
                                row.Id,
                                row.SagaId,
                                row.Kind,
                                row.BusinessId,
                                row.At,
                                row.Status,
                                row.Attempts,
                                row.DueAt,
                                row.LastAnswer,
                                row.FinishedAt
                            ))
                            .ToListAsync(cancellation)
                    );
                }
            )
            .WithTags("Operations")
            .WithName("ListWebhookDeliveries")
            .WithSummary("Webhook deliveries, newest first.")
            .RequireAccess(AccessRole.Viewer);
}
