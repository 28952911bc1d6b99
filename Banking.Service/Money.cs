namespace Banking.Service;

static class Money
{
    internal static bool IsInCents(decimal amount) => decimal.Round(amount, 2) == amount;

    /// <summary>ISO 4217: three capital letters.</summary>
    internal static bool IsCurrency(string? text) => text is { Length: 3 } && text.All(char.IsAsciiLetterUpper);
}
