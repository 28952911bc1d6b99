using System.Globalization;

namespace Contracts.Rules;

/// <summary>Amounts of money: how large they may be, and how many decimals they have in their currency.</summary>
public static class Money
{
    /// <summary>The largest amount of one order or transfer, in any currency.</summary>
    public const int Most = 10_000_000;

    /// <summary>The largest price of one piece.</summary>
    public const int MostOfOnePiece = 1_000_000;

    /// <summary>The decimals that the currency has; without a (known) currency, those of most.</summary>
    public static int DecimalsIn(string? currency) => Currencies.DecimalsOf(currency) ?? Currencies.UsualDecimals;

    /// <summary>True when no currency would need more decimals than columns of amounts have.</summary>
    public static bool IsStorable(decimal amount) => decimal.Round(amount, Currencies.MostDecimals) == amount;

    /// <returns>Why the amount does not exist in the currency; null when it does.</returns>
    public static string? Problem(decimal amount, string? currency) =>
        decimal.Round(amount, DecimalsIn(currency)) == amount ? null
        : DecimalsIn(currency) == 0 ? $"{currency} has no decimals"
        : $"{currency ?? "an amount without a currency"} has at most {DecimalsIn(currency)} decimals";

    /// <summary>Rounds to what exists in the currency. Halves go to even: all of them up would add up over many amounts.</summary>
    public static decimal Rounded(decimal amount, string? currency) =>
        decimal.Round(amount, DecimalsIn(currency), MidpointRounding.ToEven);

    /// <summary>One way of writing each amount: two decimals, and more only where they are not zero.</summary>
    public static decimal Canonical(decimal amount)
    {
        for (var decimals = Currencies.UsualDecimals; decimals <= Currencies.MostDecimals; decimals++)
        {
            if (decimal.Round(amount, decimals) == amount)
                return decimal.Round(amount, decimals) + new decimal(0, 0, 0, false, (byte)decimals);
        }
        return amount;
    }

    /// <summary>For people, with the decimals of the currency: <c>1299.90 USD</c>, <c>1300 JPY</c>.</summary>
    public static string Text(decimal amount, string currency) =>
        $"{amount.ToString($"F{DecimalsIn(currency)}", CultureInfo.InvariantCulture)} {currency}";
}
