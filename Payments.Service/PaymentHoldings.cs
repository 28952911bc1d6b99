using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Holdings;

namespace Payments.Service;

/// <summary>What is charged for a saga.</summary>
sealed class PaymentHoldings(IDbContextFactory<PaymentsContext> contexts) : RowHoldings<PaymentsContext, Payment>(contexts, Of)
{
    internal static Holding Of(Payment row) => new(
        row.SagaId,
        row.OrderId,
        $"{row.Status}",
        row.RefundedAt ?? row.At,
        row.Status == PaymentStatus.Charged
            ? new Dictionary<string, decimal> { [Held.Charged(row.Currency)] = row.Amount }
            : Held.Nothing);
}
