namespace Banking.Service;

public enum AccountKind
{
    Customer,

    /// <summary>Money that has left its source and not reached its target; one account per currency.</summary>
    InTransit,

    /// <summary>
    /// The source of opening balances, which makes them movements too; the only kind that may be negative. One per currency.
    /// </summary>
    Opening,
}

/// <summary>
/// Money in one currency. It deliberately has no version: transfers only add to its balance, so they need not wait for one another's
/// commits. The balance always equals the sum of the account's entries.
/// </summary>
public sealed class Account
{
    public required string Number { get; init; }
    public AccountKind Kind { get; init; }

    /// <summary>ISO 4217; never changes.</summary>
    public required string Currency { get; init; }

    /// <summary>In units of <see cref="Currency"/>, with its decimals.</summary>
    public decimal Balance { get; init; }
}
