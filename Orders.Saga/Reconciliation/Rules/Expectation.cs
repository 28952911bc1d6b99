namespace Orders.Saga.Reconciliation.Rules;

/// <summary>What a participant must hold for a saga that has ended.</summary>
/// <param name="Check">What is compared; differences are counted by it.</param>
/// <param name="Amounts">How much of what; empty when nothing may be held.</param>
/// <param name="Of">The sagas for which the participant holds it.</param>
/// <param name="Less">Sagas whose amounts are subtracted: what they hold goes back.</param>
/// <param name="IsByHand">Somebody resolved a step of it by hand, so what the participant holds may differ.</param>
sealed record Expectation(
    string Check,
    string Participant,
    IReadOnlyDictionary<string, decimal> Amounts,
    IReadOnlyList<Guid> Of,
    IReadOnlyList<Guid> Less,
    bool IsByHand
);

/// <summary>The participants, by their names in section <c>Services</c>.</summary>
static class Participant
{
    internal const string
        Inventory = nameof(Inventory), Payments = nameof(Payments), Shipping = nameof(Shipping), Banking = nameof(Banking);

    internal static readonly string[] All = [Inventory, Payments, Shipping, Banking];
}

/// <summary>What is compared.</summary>
static class Check
{
    internal const string
        Reservation = "reserved stock",
        Charge = "charge",
        PaymentByTransfer = "payment by transfer",
        Parcel = "parcel",
        Transfer = "transferred money",
        NothingElse = "nothing else",
        Strangers = "holdings without a saga",
        StockTotals = "totals of stock",
        LedgerTotals = "totals of the ledger";

    internal static readonly string[] All =
        [Reservation, Charge, PaymentByTransfer, Parcel, Transfer, NothingElse, Strangers, StockTotals, LedgerTotals];
}
