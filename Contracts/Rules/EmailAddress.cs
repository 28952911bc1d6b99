using System.Buffers;
using System.Globalization;
using System.Text;

namespace Contracts.Rules;

/// <summary>
/// An e-mail address: a dot-atom, an @ and a domain (RFC 5321, section 4.1.2; RFC 6531 for non-ASCII). An address that the mailer cannot
/// use must be refused before anything ships. Whether the mailbox exists only sending a mail can tell.
/// </summary>
public static class EmailAddress
{
    /// <summary>In bytes of UTF-8.</summary>
    public const int Longest = 254;

    const int LongestName = 64;
    const string Specials = "!#$%&'*+-/=?^_`{|}~.";

    static readonly SearchValues<char> PlainCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    );

    static readonly UnicodeCategory[] Unseen =
    [
        UnicodeCategory.Control, UnicodeCategory.Format, UnicodeCategory.PrivateUse, UnicodeCategory.OtherNotAssigned,
        UnicodeCategory.SpaceSeparator, UnicodeCategory.LineSeparator, UnicodeCategory.ParagraphSeparator,
    ];

    /// <returns>Why mail cannot be sent to the address; null when it can.</returns>
    public static string? Problem(string address)
    {
        if (IsPlain(address))
            return null;
        if (address.Split('@') is not [var name, var domain])
            return "an address has exactly one @";
        if ((NameProblem(name) ?? MailDomain.Problem(domain)) is { } problem)
            return problem;
        return IsTooLong(address) || IsTooLong($"{name}@{MailDomain.Ascii(domain)}") ? $"it is longer than {Longest} bytes" : null;
    }

    /// <summary>True for what most addresses are: a few ASCII characters whose rules take no time to check.</summary>
    static bool IsPlain(ReadOnlySpan<char> address)
    {
        var at = address.IndexOf('@');
        if (at is < 1 or > LongestName || address.Length > Longest || address[..at].ContainsAnyExcept(PlainCharacters))
            return false;
        var domain = address[(at + 1)..];
        var dots = 0;
        foreach (var label in domain.Split('.'))
        {
            var text = domain[label];
            if (text.Length is 0 or > 20 || text.ContainsAnyExcept(PlainCharacters))
                return false;
            // Not a number, and not an encoded name (xn--).
            if (!char.IsAsciiLetter(text[^1]) || text[0] is 'x' or 'X')
                return false;
            dots++;
        }
        return dots > 1;
    }

    static bool IsTooLong(string address) => Bytes(address) > Longest;

    static string? NameProblem(string name)
    {
        if (Bytes(name) is 0 or > LongestName)
            return $"1 to {LongestName} bytes stand before the @";
        if (name.Split('.').Any(atom => atom.Length == 0))
            return "before the @, dots only stand one by one between other characters";
        return FirstOf(name, rune => !IsAllowed(rune)) is { } wrong ? $"{wrong} cannot stand before the @" : null;
    }

    /// <returns>The first matching character in readable form; null when there is none.</returns>
    internal static string? FirstOf(string text, Func<Rune, bool> isSo) =>
        text.EnumerateRunes().Where(isSo).Select(rune => $"'{rune}' (U+{rune.Value:X4})").FirstOrDefault();

    static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>Refuses the replacement character, which stands for text that could not be decoded.</summary>
    static bool IsAllowed(Rune rune) => rune.IsAscii
        ? Rune.IsLetterOrDigit(rune) || Specials.Contains((char)rune.Value, StringComparison.Ordinal)
        : rune != Rune.ReplacementChar && !Unseen.Contains(Rune.GetUnicodeCategory(rune));
}
