using System.ComponentModel.DataAnnotations;

namespace Contracts.Rules;

/// <summary>
/// A rule of this shop for a member of a message, checked by the toolkit before any handler; null is for the type to allow.
/// </summary>
/// <typeparam name="TValue">The type of the member.</typeparam>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public abstract class RuleAttribute<TValue> : ValidationAttribute
{
    /// <returns>What is wrong or what is allowed; null when nothing is wrong.</returns>
    protected abstract string? Problem(TValue value);

    /// <inheritdoc />
    public override bool IsValid(object? value) => value is not TValue given || Problem(given) is null;

    /// <inheritdoc />
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is TValue given && Problem(given) is { } problem ? new ValidationResult(problem) : ValidationResult.Success;
}

/// <summary>An amount from 0 to <see cref="Money.Most"/>.</summary>
/// <remarks>How many decimals it may have depends on its currency, which the message as a whole knows.</remarks>
public sealed class AmountAttribute : RuleAttribute<decimal>
{
    /// <inheritdoc />
    protected override string? Problem(decimal value) =>
        value is >= 0 and <= Money.Most && Money.IsStorable(value)
            ? null
            : $"allowed is 0 to {Money.Most}, with the decimals of its currency";
}

/// <summary>An amount above 0, at most <see cref="Money.Most"/>.</summary>
public sealed class PositiveAmountAttribute : RuleAttribute<decimal>
{
    /// <inheritdoc />
    protected override string? Problem(decimal value) =>
        value > 0 && value <= Money.Most && Money.IsStorable(value)
            ? null
            : $"allowed is above 0, at most {Money.Most}, with the decimals of its currency";
}

/// <summary>The price of one piece.</summary>
public sealed class UnitPriceAttribute : RuleAttribute<decimal>
{
    /// <inheritdoc />
    protected override string? Problem(decimal value) =>
        value is >= 0 and <= Money.MostOfOnePiece && Money.IsStorable(value)
            ? null
            : $"allowed is 0 to {Money.MostOfOnePiece}, with the decimals of its currency";
}

/// <summary>A currency of ISO 4217.</summary>
public sealed class CurrencyAttribute : RuleAttribute<string>
{
    /// <inheritdoc />
    protected override string? Problem(string value) => Currencies.Problem(value);
}

/// <summary>The id of an order.</summary>
public sealed class OrderIdAttribute : RuleAttribute<string>
{
    /// <inheritdoc />
    protected override string? Problem(string value) => Ids.GivenProblem(value);
}

/// <summary>The id of a transfer, which may be derived from another id.</summary>
public sealed class ReferenceAttribute : RuleAttribute<string>
{
    /// <inheritdoc />
    protected override string? Problem(string value) => Ids.ReferenceProblem(value);
}

/// <summary>The id of a product.</summary>
public sealed class ProductIdAttribute : RuleAttribute<string>
{
    /// <inheritdoc />
    protected override string? Problem(string value) => Ids.ProductProblem(value);
}

/// <summary>The number of an account. That it is not the bank's own is for the bank to say.</summary>
public sealed class AccountAttribute : RuleAttribute<string>
{
    /// <inheritdoc />
    protected override string? Problem(string value) => Ids.AccountProblem(value);
}

/// <summary>An address to which mail can be sent.</summary>
public sealed class EmailAttribute : RuleAttribute<string>
{
    /// <inheritdoc />
    protected override string? Problem(string value) => EmailAddress.Problem(value);
}

/// <summary>One line of text.</summary>
public sealed class TextAttribute(int longest) : RuleAttribute<string>
{
    /// <summary>The most characters.</summary>
    public int Longest => longest;

    /// <inheritdoc />
    protected override string? Problem(string value) => Texts.Problem(value, longest);
}
