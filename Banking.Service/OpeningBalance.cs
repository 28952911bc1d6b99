using Contracts.Rules;

namespace Banking.Service;

/// <summary>The body of <c>PUT /accounts/{number}</c>.</summary>
/// <param name="Balance">The new balance of the account: 0 to 1,000,000,000, with the decimals of the currency.</param>
/// <param name="Currency">ISO 4217. When absent, that of the account, or USD for a new one.</param>
sealed record OpeningBalance(decimal? Balance, string? Currency = null)
{
    const decimal Most = 1_000_000_000;

    /// <param name="existing">The account, if it exists already.</param>
    internal Dictionary<string, string[]> Problems(string number, AccountView? existing)
    {
        var problems = new Dictionary<string, string[]>();
        if (Ids.CustomerAccountProblem(number) is { } allowed)
            problems["number"] = [$"It is '{number}'; {allowed}."];
        var currency = CurrencyOf(existing);
        if (Balance is null)
            problems["balance"] = [$"It is missing; allowed is 0 to {Most:0}, with at most {Money.DecimalsIn(currency)} decimals."];
        else if (Balance is < 0 or > Most || Money.Problem(Balance.Value, currency) is not null)
            problems["balance"] = [$"It is {Balance}; allowed is 0 to {Most:0}, with at most {Money.DecimalsIn(currency)} decimals."];
        if (Currency is not null && Currencies.Problem(Currency) is { } problem)
            problems["currency"] = [$"It is '{Currency}'; {problem}."];
        else if (Currency is not null && existing is not null && Currency != existing.Currency)
            problems["currency"] = [$"It is {Currency}, but the account is in {existing.Currency}, which cannot change."];
        return problems;
    }

    internal WantedBalance Of(string number, AccountView? existing) => new(number, Balance!.Value, CurrencyOf(existing));

    string CurrencyOf(AccountView? existing) => Currency ?? existing?.Currency ?? "USD";
}
