using Microsoft.EntityFrameworkCore;

namespace Payments.Service;

/// <summary>What <c>GET /payments/{orderId}</c> shows; times in UTC.</summary>
/// <param name="ChargedAt">Null when the payment was cancelled before it was charged.</param>
sealed record PaymentView(
    string OrderId,
    PaymentStatus Status,
    string? ChargeId,
    decimal Amount,
    decimal Fee,
    string? Currency,
    string? Card,
    DateTimeOffset? ChargedAt,
    DateTimeOffset? RefundedAt
);

sealed class PaymentReader(IDbContextFactory<PaymentsContext> contexts)
{
    internal async Task<PaymentView?> Find(string orderId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Set<Payment>().AsNoTracking().FirstOrDefaultAsync(row => row.OrderId == orderId, cancellation) is { } row
            ? new PaymentView(
                row.OrderId,
                row.Status,
                row.ChargeId,
                row.Amount,
                row.Fee,
                row.Currency,
                row.Card,
                row.ChargeId is null ? null : row.At,
                row.RefundedAt
            )
            : null;
    }
}
