using System.Text;

namespace Sagas.Operations;

/// <summary>Why an operator does something: kept in the saga's history and in the audit for ever.</summary>
static class Reasons
{
    internal const int Longest = 500;

    /// <summary>What is wrong with a reason, for a person; null when it will do.</summary>
    internal static string? Problem(string? reason) =>
        string.IsNullOrWhiteSpace(reason) || reason.Length > Longest || reason.Any(char.IsControl)
            ? $"Say why, in 1 to {Longest} characters without line breaks: it is kept in the saga's history."
            : null;

    /// <summary>What the audit keeps, also of a reason that will not do.</summary>
    internal static string Clean(string? reason) => Clean(reason, Longest);

    /// <summary>Without what a database does not take as text: control characters and halves of characters.</summary>
    internal static string Clean(string? text, int longest) =>
        Cut(string.Concat((text ?? "").EnumerateRunes().Where(rune => !Rune.IsControl(rune))), longest);

    static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        return text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
    }
}
