namespace Payments.Service;

/// <summary>
/// The part of a card number that this service keeps: the last four digits (PCI DSS 3.4), even if the sender did not mask it.
/// </summary>
static class MaskedCard
{
    internal static string? Of(string? card) => string.IsNullOrEmpty(card) ? null : $"**** {LastFour(card)}";

    internal static string LastFour(string? card)
    {
        var digits = string.Concat((card ?? "").Where(char.IsAsciiDigit));
        return digits[^Math.Min(4, digits.Length)..];
    }
}
