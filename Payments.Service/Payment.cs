using Contracts.Payments;
using Sagas;

namespace Payments.Service;

public enum PaymentStatus
{
    Charged,
    Refunded,

    /// <summary>A tombstone: refunded before it was charged, so that the late command is refused.</summary>
    Cancelled,
}

/// <summary>What one saga's customer paid; there is one at most, however often the command comes.</summary>
public sealed class Payment : IEffectRow
{
    public required Guid SagaId { get; init; }
    public required string OrderId { get; init; }
    public PaymentStatus Status { get; set; }

    /// <summary>The gateway's name for the charge; a payment that was cancelled in advance has none.</summary>
    public string? ChargeId { get; init; }
    public decimal Amount { get; init; }

    /// <summary>What the gateway keeps of the amount, in the same currency.</summary>
    public decimal Fee { get; init; }
    public string? Currency { get; init; }

    /// <summary>Masked; see <see cref="MaskedCard"/>.</summary>
    public string? Card { get; init; }

    /// <summary>When it was charged, or cancelled in advance.</summary>
    public DateTimeOffset At { get; init; }
    public DateTimeOffset? RefundedAt { get; set; }
    public int Version { get; set; }

    bool IEffectRow.IsUndone => Status is not PaymentStatus.Charged;

    internal static Payment Of(ChargePayment command, string chargeId, DateTimeOffset now) => new()
    {
        SagaId = command.SagaId,
        OrderId = command.OrderId,
        ChargeId = chargeId,
        Amount = command.Amount,
        Fee = Fees.Of(command.Amount),
        Currency = command.Currency,
        Card = MaskedCard.Of(command.Payment.Card),
        At = now,
    };
}
