using System.Text.RegularExpressions;

namespace Banking.Service;

/// <summary>How accounts are called: customers' accounts from outside, the bank's own from their purpose and currency.</summary>
static partial class AccountNumber
{
    /// <summary>As long as an IBAN.</summary>
    internal const int Length = 34;
    const string InTransitPrefix = "IN-TRANSIT-";
    const string OpeningPrefix = "OPENING-";

    internal static string InTransit(string currency) => InTransitPrefix + currency;

    internal static string Opening(string currency) => OpeningPrefix + currency;

    /// <summary>
    /// A number that is none cannot be that of an account; it must not get as far as the database, which would even refuse some.
    /// </summary>
    internal static bool IsNumber(string? text) => text is not null && text.Length <= Length && Pattern().IsMatch(text);

    /// <summary>True for the bank's own accounts, also those of currencies that nobody has yet.</summary>
    internal static bool IsInternal(string number) =>
        number.StartsWith(InTransitPrefix, StringComparison.OrdinalIgnoreCase)
        || number.StartsWith(OpeningPrefix, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_.-]*\z")]
    private static partial Regex Pattern();
}
