using System.Globalization;
using System.Text;

namespace Orders.Api.Input;

/// <summary>
/// An e-mail address: a dot-atom, an @ and a domain (RFC 5321, section 4.1.2; RFC 6531 for non-ASCII). An address that the mailer cannot
/// use must be refused before anything ships. Whether the mailbox exists only sending a mail can tell.
/// </summary>
static class EmailAddress
{
    const int Longest = 254, LongestName = 64;
    const string Specials = "!#$%&'*+-/=?^_`{|}~.";

    static readonly UnicodeCategory[] Unseen =
    [
        UnicodeCategory.Control, UnicodeCategory.Format, UnicodeCategory.PrivateUse, UnicodeCategory.OtherNotAssigned,
        UnicodeCategory.SpaceSeparator, UnicodeCategory.LineSeparator, UnicodeCategory.ParagraphSeparator,
    ];

    public static string? Email(this Fields fields, string name)
    {
        var address = fields.Text(name, Longest);
        return address is null || Problem(address) is not { } problem
            ? address
            : fields.Refuse(name, $"It is '{address}', but {problem}; an address such as name@example.com is needed.");
    }

    /// <returns>Why mail cannot be sent to the address; null when it can.</returns>
    internal static string? Problem(string address)
    {
        if (address.Split('@') is not [var name, var domain])
            return "an address has exactly one @";
        if ((NameProblem(name) ?? MailDomain.Problem(domain)) is { } problem)
            return problem;
        return IsTooLong(address) || IsTooLong($"{name}@{MailDomain.Ascii(domain)}") ? $"it is longer than {Longest} bytes" : null;
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
