using System.Text.RegularExpressions;
using Contracts;

namespace Orders.Api.Input;

/// <summary>Rules common to orders and transfers.</summary>
static partial class CommonRules
{
    public const decimal MostMoney = 10_000_000;
    const int LongestAccount = 34;

    /// <summary>An id that is used in URLs unescaped; dots alone would be read as a path.</summary>
    public static string? Id(this Fields fields, string name, bool required)
    {
        var id = fields.Text(name, IdLengths.Given, required);
        return id is null || IsId(id)
            ? id
            : fields.Refuse(
                name,
                $"It is '{id}'; allowed are 1 to {IdLengths.Given} letters, digits and -_. with at least one letter or digit."
            );
    }

    public static bool IsId(string text) => text.Length <= IdLengths.Given && IdPattern().IsMatch(text);

    public static decimal? Amount(this Fields fields, string name)
    {
        var allowed = $"a number above 0, at most {MostMoney:0}, with at most 2 decimals";
        return fields.Number(name, allowed) is not { } amount
            ? null
            : Checked(fields, name, amount, amount is > 0 and <= MostMoney, allowed);
    }

    public static decimal? UnitPrice(this Fields fields, string name)
    {
        const string Allowed = "a number from 0 to 1000000 with at most 2 decimals";
        return fields.Number(name, Allowed, required: false) is not { } price
            ? null
            : Checked(fields, name, price, price is >= 0 and <= 1_000_000, Allowed);
    }

    public static string? Currency(this Fields fields)
    {
        var currency = fields.Text("currency", 3, required: false);
        return currency is null || CurrencyPattern().IsMatch(currency)
            ? currency
            : fields.Refuse("currency", $"It is '{currency}'; allowed are three capital letters (ISO 4217).");
    }

    /// <summary>At most the length of an IBAN (ISO 13616).</summary>
    public static string? Account(this Fields fields, string name)
    {
        var account = fields.Text(name, LongestAccount);
        return account is null || AccountPattern().IsMatch(account)
            ? account
            : fields.Refuse(name, $"It is '{account}'; allowed are 1 to {LongestAccount} letters, digits and dashes.");
    }

    /// <summary>The two accounts of a transfer; empty where they are invalid.</summary>
    public static (string Source, string Target) TwoAccounts(this Fields body)
    {
        var (source, target) = (body.Account("sourceAccount"), body.Account("targetAccount"));
        if (source is not null && source == target)
            body.Refuse("targetAccount", $"It is '{target}', the same as sourceAccount; two different accounts are needed.");
        return (source ?? "", target ?? "");
    }

    /// <summary>Always two decimals, so that 1, 1.0 and 1.00 are the same order.</summary>
    static decimal? Checked(Fields fields, string name, decimal value, bool inRange, string allowed)
    {
        if (inRange && decimal.Round(value, 2) == value)
            return decimal.Round(value, 2) + 0.00m;
        fields.Refuse(name, $"It is {value}; allowed is {allowed}.");
        return null;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_.-]*[A-Za-z0-9][A-Za-z0-9_.-]*\z")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9-]+\z")]
    private static partial Regex AccountPattern();

    [GeneratedRegex(@"\A[A-Z]{3}\z")]
    private static partial Regex CurrencyPattern();
}
