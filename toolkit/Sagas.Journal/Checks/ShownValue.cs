using System.Globalization;

namespace Sagas.Journal;

/// <summary>What a wrong member holds, for a sentence that is logged: never a card number or a secret (PCI DSS 3.4).</summary>
static class ShownValue
{
    const int Longest = 60, DigitsOfACard = 12;

    internal static string Of(string member, object? value) => value switch
    {
        null => "is missing",
        _ when Sensitive.IsName(member) || Text(value).Count(char.IsDigit) >= DigitsOfACard => "is not repeated here",
        string text => $"is '{Limited(text)}'",
        System.Collections.IEnumerable => "is a list",
        _ => $"is {Text(value)}",
    };

    /// <summary>Halves of surrogate pairs are not text.</summary>
    static string Limited(string text) =>
        text.Length <= Longest ? text : $"{text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)]}…";

    static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
