namespace Banking.Service;

public enum AccountKind
{
    Customer,

    /// <summary>Money that left its source and is not at its target yet; one account per currency.</summary>
    InTransit,

    /// <summary>
    /// Where opening balances come from, so that they are movements, too; the only kind that may be negative. One per currency.
    /// </summary>
    Opening,
}

/// <summary>
/// Money in one currency. It has no version on purpose: transfers of one account only add to its balance, and so need not
/// wait for one another's commits. The balance always equals the sum of the account's entries.
/// </summary>
public sealed class Account
{
    public required string Number { get; init; }
    public AccountKind Kind { get; init; }

    /// <summary>ISO 4217; never changes.</summary>
    public required string Currency { get; init; }

    /// <summary>In units of <see cref="Currency"/>, two decimals.</summary>
    public decimal Balance { get; init; }
}
