using System.Globalization;
using System.Text;

namespace Contracts.Rules;

/// <summary>
/// The domain of an address: a valid DNS name, possibly internationalized (RFC 5890).
/// </summary>
static class MailDomain
{
    const int Longest = 253, LongestLabel = 63;
    static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <returns>Why mail cannot be sent to the domain; null when it can.</returns>
    public static string? Problem(string domain)
    {
        var labels = domain.Split('.');
        if (labels.Length < 2 || labels.Any(label => label.Length == 0))
            return "its domain is not made of two or more parts with one dot between them";
        if (EmailAddress.FirstOf(domain, rune => !IsAllowed(rune)) is { } wrong)
            return $"{wrong} cannot stand in its domain";
        if (labels.Any(label => label[0] == '-' || label[^1] == '-'))
            return "no part of a domain begins or ends with a dash";
        return TryAscii(domain) is { } ascii && ascii.Split('.') is var parts && parts.All(CanBeRead)
            ? ProblemInDns(ascii, parts)
            : "its domain cannot be written as a name of the DNS (RFC 5890)";
    }

    static string? ProblemInDns(string ascii, string[] parts)
    {
        if (parts[^1].All(char.IsAsciiDigit))
            return "its domain ends in a number, as an IP address does and no name";
        return ascii.Length > Longest || parts.Any(part => part.Length > LongestLabel)
            ? $"its domain is longer than {Longest} characters, or a part of it than {LongestLabel}"
            : null;
    }

    /// <summary>The domain in its DNS form; only for a valid domain.</summary>
    public static string Ascii(string domain) => TryAscii(domain) ?? domain;

    /// <summary>Converts label by label: ASCII labels stay unchanged.</summary>
    static string? TryAscii(string domain)
    {
        try
        {
            return string.Join('.', domain.Split('.').Select(label => label.All(char.IsAscii) ? label : Idn.GetAscii(label)));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Checks labels that were entered as <c>xn--</c>.</summary>
    static bool CanBeRead(string label)
    {
        try
        {
            return !label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase) || Idn.GetUnicode(label).Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    static bool IsAllowed(Rune rune) =>
        rune.IsAscii
            ? Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '.'
            : Rune.IsLetter(rune)
                || Rune.GetUnicodeCategory(rune)
                    is UnicodeCategory.NonSpacingMark
                        or UnicodeCategory.SpacingCombiningMark
                        or UnicodeCategory.DecimalDigitNumber;
}
