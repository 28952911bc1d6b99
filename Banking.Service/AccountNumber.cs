using System.Text.RegularExpressions;

namespace Banking.Service;

/// <summary>Account numbers: customers' from outside, the bank's own from purpose and currency.</summary>
static partial class AccountNumber
{
    /// <summary>The length of an IBAN.</summary>
    internal const int Length = 34;
    const string InTransitPrefix = "IN-TRANSIT-";
    const string OpeningPrefix = "OPENING-";

    internal static string InTransit(string currency) => InTransitPrefix + currency;

    internal static string Opening(string currency) => OpeningPrefix + currency;

    /// <summary>
    /// An invalid number cannot belong to an account, and must not reach the database, which would reject some of them.
    /// </summary>
    internal static bool IsNumber(string? text) => text is not null && text.Length <= Length && Pattern().IsMatch(text);

    /// <summary>True for the bank's own accounts, including those of currencies not yet in use.</summary>
    internal static bool IsInternal(string number) =>
        number.StartsWith(InTransitPrefix, StringComparison.OrdinalIgnoreCase)
        || number.StartsWith(OpeningPrefix, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_.-]*\z")]
    private static partial Regex Pattern();
}
