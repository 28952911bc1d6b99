using Contracts.Payments;
using Contracts.Rules;
using Sagas;

namespace Payments.Service;

public enum PaymentStatus
{
    Charged,
    Refunded,

    /// <summary>A tombstone: refunded before the charge, so that the late command is refused.</summary>
    Cancelled,
}

/// <summary>The payment of one saga; at most one per saga, however often its command arrives.</summary>
public sealed class Payment : IEffectRow
{
    public required Guid SagaId { get; init; }
    public required string OrderId { get; init; }
    public PaymentStatus Status { get; set; }

    /// <summary>The gateway's id of the charge; null for a payment cancelled in advance.</summary>
    public string? ChargeId { get; init; }
    public decimal Amount { get => Money.Canonical(field); init; }

    /// <summary>The gateway's fee, in the same currency.</summary>
    public decimal Fee { get => Money.Canonical(field); init; }
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
        Fee = Fees.Of(command.Amount, command.Currency),
        Currency = command.Currency,
        Card = MaskedCard.Of(command.Payment.Card),
        At = now,
    };
}
