namespace Banking.Service;

/// <summary>The body of <c>PUT /accounts/{number}</c>.</summary>
/// <param name="Balance">The new balance of the account: 0 to 1,000,000,000, at most two decimals.</param>
/// <param name="Currency">ISO 4217. When absent, that of the account, or USD for a new one.</param>
sealed record OpeningBalance(decimal? Balance, string? Currency = null)
{
    const decimal Most = 1_000_000_000;

    /// <param name="existing">The account, if it exists already.</param>
    internal Dictionary<string, string[]> Problems(string number, AccountView? existing)
    {
        var problems = new Dictionary<string, string[]>();
        if (!AccountNumber.IsNumber(number))
            problems["number"] =
            [
                $"It is '{number}'; allowed are 1 to {AccountNumber.Length} letters, digits and -_. with a letter or digit first.",
            ];
        else if (AccountNumber.IsInternal(number))
            problems["number"] = [$"It is '{number}', an account of the bank's own; only movements change it."];
        if (Balance is null)
            problems["balance"] = [$"It is missing; allowed is 0 to {Most:0}, with at most two decimals."];
        else if (Balance is < 0 or > Most || !Money.IsInCents(Balance.Value))
            problems["balance"] = [$"It is {Balance}; allowed is 0 to {Most:0}, with at most two decimals."];
        if (Currency is not null && !Money.IsCurrency(Currency))
            problems["currency"] = [$"It is '{Currency}'; allowed are three capital letters (ISO 4217)."];
        else if (Currency is not null && existing is not null && Currency != existing.Currency)
            problems["currency"] = [$"It is {Currency}, but the account is in {existing.Currency}, which cannot change."];
        return problems;
    }

    internal WantedBalance Of(string number, AccountView? existing) => new(number, Balance!.Value, Currency ?? existing?.Currency ?? "USD");
}
