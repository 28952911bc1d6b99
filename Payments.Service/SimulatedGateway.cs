using Contracts.Payments;
using Contracts.Rules;
using ServiceDefaults;

namespace Payments.Service;

/// <summary>A gateway that charges nobody. It is idempotent without state: its answers are derived from its input.</summary>
sealed class SimulatedGateway(Simulation simulation) : IPaymentGateway
{
    const string DeclinedEnding = "0000";

    public async Task<ChargeResult> Charge(Guid key, decimal amount, string currency, string? card, CancellationToken cancellation)
    {
        await simulation.Enter(nameof(ChargePayment), cancellation);
        return MaskedCard.LastFour(card) == DeclinedEnding
            ? new ChargeResult.Declined($"The card {MaskedCard.Of(card)} was declined for {Money.Text(amount, currency)}.")
            : new ChargeResult.Charged($"ch_{key:N}");
    }

    public Task Refund(Guid key, CancellationToken cancellation) => simulation.Enter(nameof(RefundPayment), cancellation);
}
