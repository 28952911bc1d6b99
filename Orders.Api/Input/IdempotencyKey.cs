using System.Text.RegularExpressions;
using Orders.Api.Submissions;

namespace Orders.Api.Input;

/// <summary>
/// The <c>Idempotency-Key</c> header (draft-ietf-httpapi-idempotency-key-header): a structured-field string, also accepted without
/// quotes.
/// </summary>
static partial class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    /// <summary>The key without quotes and escapes; null when the header is not a valid key.</summary>
    public static string? Parse(string header)
    {
        var text = header.Trim();
        var key = Quoted().Match(text) is { Success: true } quoted ? Escape().Replace(quoted.Groups[1].Value, "$1")
            : Bare().IsMatch(text) ? text
            : "";
        return key.Length is > 0 and <= IdempotencyKeyRow.Longest ? key : null;
    }

    public static string Problem(string header) =>
        $"It has {header.Length} characters and is not a valid key; allowed are "
        + $" 1 to {IdempotencyKeyRow.Longest} printable ASCII characters in double quotes, e.g. \"8e03978e-40d5-43dd-bc93-6894a57f9324\".";

    [GeneratedRegex(@"\A""((?:[\x20-\x21\x23-\x5B\x5D-\x7E]|\\[""\\])*)""\z")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\A[\x21\x23-\x2B\x2D-\x5B\x5D-\x7E]+\z")]
    private static partial Regex Bare();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escape();
}
