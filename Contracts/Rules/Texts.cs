namespace Contracts.Rules;

/// <summary>One line of text that people wrote: parts of addresses, and reasons.</summary>
public static class Texts
{
    /// <summary>The longest reason for a cancellation or a change.</summary>
    public const int LongestReason = 500;

    /// <summary>The longest street and the longest city.</summary>
    public const int LongestAddressLine = 200;

    /// <summary>The longest postal code.</summary>
    public const int LongestPostalCode = 20;

    /// <summary>The longest country.</summary>
    public const int LongestCountry = 100;

    /// <returns>What is wrong with the text, and what is allowed; null when nothing is.</returns>
    public static string? Problem(string text, int longest)
    {
        if (HasControl(text))
            return "It holds a control character (a line break, tab or NUL, for instance); give one line of plain text.";
        if (string.IsNullOrWhiteSpace(text))
            return $"It is blank; a text of 1 to {longest} characters is needed.";
        return text.Length <= longest ? null : $"It has {text.Length} characters; at most {longest} are allowed.";
    }

    static bool HasControl(string text)
    {
        foreach (var character in text)
        {
            if (char.IsControl(character))
                return true;
        }
        return false;
    }
}
