using Contracts;
using Contracts.Rules;

namespace Orders.Api.Input;

/// <summary>
/// Fields common to orders and transfers. What is allowed is defined once for the edge and the bus, in <c>Contracts/Rules</c>.
/// </summary>
static class CommonRules
{
    /// <summary>An id that is used in URLs unescaped; dots alone would be read as a path.</summary>
    public static string? Id(this Fields fields, string name, bool required) =>
        fields.Allowed(name, fields.Text(name, IdLengths.Given, required), Ids.GivenProblem);

    public static bool IsId(string text) => Ids.GivenProblem(text) is null;

    /// <param name="currency">Null for the source account's own, which is not known here.</param>
    public static decimal? Amount(this Fields fields, string name, string? currency)
    {
        var allowed = $"a number above 0, at most {Money.Most}, with {Decimals(currency)}";
        return fields.Number(name, allowed) is not { } amount
            ? null
            : Checked(fields, name, amount, currency, amount is > 0 and <= Money.Most, allowed);
    }

    public static decimal? UnitPrice(this Fields fields, string name, string? currency)
    {
        var allowed = $"a number from 0 to {Money.MostOfOnePiece} with {Decimals(currency)}";
        return fields.Number(name, allowed, required: false) is not { } price
            ? null
            : Checked(fields, name, price, currency, price is >= 0 and <= Money.MostOfOnePiece, allowed);
    }

    public static string? Currency(this Fields fields) =>
        fields.Allowed("currency", fields.Text("currency", 3, required: false), Currencies.Problem);

    public static string? Account(this Fields fields, string name) =>
        fields.Allowed(name, fields.Text(name, Ids.LongestAccount), Ids.CustomerAccountProblem);

    public static string? Email(this Fields fields, string name)
    {
        var address = fields.Text(name, EmailAddress.Longest);
        return address is null || EmailAddress.Problem(address) is not { } problem
            ? address
            : fields.Refuse(name, $"It is '{address}', but {problem}; an address such as name@example.com is needed.");
    }

    /// <summary>The two accounts of a transfer; empty where they are invalid.</summary>
    public static (string Source, string Target) TwoAccounts(this Fields body)
    {
        var (source, target) = (body.Account("sourceAccount"), body.Account("targetAccount"));
        if (source is not null && source == target)
            body.Refuse("targetAccount", $"It is '{target}', the same as sourceAccount; two different accounts are needed.");
        return (source ?? "", target ?? "");
    }

    /// <param name="problem">What is allowed, when the text is not.</param>
    public static string? Allowed(this Fields fields, string name, string? text, Func<string, string?> problem) =>
        text is null || problem(text) is not { } allowed ? text : fields.Refuse(name, $"It is '{text}'; {allowed}.");

    static string Decimals(string? currency) => (Money.DecimalsIn(currency), currency) switch
    {
        (0, _) => $"no decimals, as {currency} has none",
        (var decimals, null) => $"at most {decimals} decimals while no currency is given",
        (var decimals, _) => $"at most {decimals} decimals",
    };

    /// <summary>Each amount is written in one way, so that 1, 1.0 and 1.00 are the same order.</summary>
    static decimal? Checked(Fields fields, string name, decimal value, string? currency, bool inRange, string allowed)
    {
        if (inRange && Money.Problem(value, currency) is null)
            return Money.Canonical(value);
        fields.Refuse(name, $"It is {value}; allowed is {allowed}.");
        return null;
    }
}
