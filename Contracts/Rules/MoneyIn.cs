using System.ComponentModel.DataAnnotations;

namespace Contracts.Rules;

/// <summary>A rule for a message as a whole: its amounts exist in its currency.</summary>
static class MoneyIn
{
    /// <returns>The amount that does not exist in the currency, with the reason; none when it does.</returns>
    internal static IEnumerable<ValidationResult> Check(string? currency, decimal amount, string member)
    {
        if (Money.Problem(amount, currency) is { } problem)
            yield return new ValidationResult($"it is {amount}; {problem}", [member]);
    }
}
