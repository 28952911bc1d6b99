namespace Banking.Service;

public enum MovementKind
{
    Opening,
    Withdrawal,
    Deposit,
    Refund,
}

/// <summary>
/// Money that went from one account to another: two entries in one row, which therefore balance. The database sees to the
/// rest: the amount is positive, the accounts are two, they exist, and both are in the movement's currency.
/// </summary>
public sealed class Movement
{
    /// <summary>Order of entry in the ledger; the database's.</summary>
    public long Id { get; init; }

    /// <summary>One per saga and step, so that no step can move money twice.</summary>
    public required string ConfirmationId { get; init; }
    public required MovementKind Kind { get; init; }

    /// <summary>The account that the money left.</summary>
    public required string DebitAccount { get; init; }

    /// <summary>The account that the money reached.</summary>
    public required string CreditAccount { get; init; }
    public required decimal Amount { get; init; }
    public required string Currency { get; init; }

    /// <summary>The transfer that it belongs to; none for opening balances.</summary>
    public Guid? SagaId { get; init; }
    public string? ReferenceId { get; init; }
    public required DateTimeOffset At { get; init; }
}
