namespace Payments.Service;

/// <summary>All that this service keeps of a card: the last four digits (PCI DSS 3.4), even if a sender forgot to mask it.</summary>
static class MaskedCard
{
    internal static string? Of(string? card) => string.IsNullOrEmpty(card) ? null : $"**** {LastFour(card)}";

    internal static string LastFour(string? card)
    {
        var digits = string.Concat((card ?? "").Where(char.IsAsciiDigit));
        return digits[^Math.Min(4, digits.Length)..];
    }
}
