using System.Text;

namespace Sagas.Operations;

/// <summary>An operator's reason for an action; kept permanently in the saga's history and in the audit.</summary>
public static class Reasons
{
    internal const int Longest = 500;

    /// <summary>Why a reason is invalid, in words; null when it is valid.</summary>
    public static string? Problem(string? reason) =>
        string.IsNullOrWhiteSpace(reason) || reason.Length > Longest || reason.Any(char.IsControl)
            ? $"Say why, in 1 to {Longest} characters without line breaks: it is kept in the saga's history."
            : null;

    /// <summary>The reason as the audit stores it, even if it is invalid.</summary>
    internal static string Clean(string? reason) => Clean(reason, Longest);

    /// <summary>Removes what databases reject in text: control characters and unpaired surrogates.</summary>
    internal static string Clean(string? text, int longest) =>
        Cut(string.Concat((text ?? "").EnumerateRunes().Where(rune => !Rune.IsControl(rune))), longest);

    static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        return text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
    }
}
