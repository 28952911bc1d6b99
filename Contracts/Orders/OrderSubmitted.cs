using System.ComponentModel.DataAnnotations;
using Contracts.Rules;

namespace Contracts.Orders;

/// <summary>An order was accepted (HTTP 202) and stored; it starts the saga. One per order id.</summary>
/// <param name="SagaId">Derived from <paramref name="OrderId"/>, so that the same order can never start two sagas.</param>
/// <param name="TotalAmount">What the customer agreed to pay, in <paramref name="Currency"/>.</param>
/// <param name="AllowPartial">Ship and charge what can be reserved, when not everything can; needs unit prices on all lines.</param>
public record OrderSubmitted(
    Guid SagaId,
    [OrderId] string OrderId,
    [Length(1, OrderLimits.MostLines)] IReadOnlyList<OrderLine> Lines,
    PaymentInfo Payment,
    [PositiveAmount] decimal TotalAmount,
    [Currency] string Currency,
    Address ShippingAddress,
    [Email] string CustomerEmail,
    bool AllowPartial,
    DateTimeOffset SubmittedAt) : IValidatableObject
{
    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext) =>
        MoneyIn.Check(Currency, TotalAmount, nameof(TotalAmount)).Concat(Prices());

    /// <summary>What is charged for a part of the order are its prices, so each line has one, and together they are the total.</summary>
    IEnumerable<ValidationResult> Prices()
    {
        var (sum, priced) = (0m, 0);
        foreach (var line in Lines)
        {
            if (line.UnitPrice is not { } price)
                continue;
            if (Money.Problem(price, Currency) is { } problem)
                yield return new ValidationResult($"the price of {line.ProductId} is {price}; {problem}", [nameof(Lines)]);
            (sum, priced) = (sum + price * line.Quantity, priced + 1);
        }
        if (priced < Lines.Count && AllowPartial)
            yield return new ValidationResult("allowPartial needs a price on every line", [nameof(Lines)]);
        if (priced == Lines.Count && sum != TotalAmount)
            yield return new ValidationResult($"it is {TotalAmount}, but the lines add up to {sum}", [nameof(TotalAmount)]);
    }
}

/// <summary>A wanted (or reserved) quantity of one product; <paramref name="UnitPrice"/> in the order's currency, when known.</summary>
public record OrderLine(
    [ProductId] string ProductId,
    [Range(1, OrderLimits.MostOfOne)] int Quantity,
    [UnitPrice] decimal? UnitPrice);

/// <summary>
/// How the order is paid. <paramref name="Card"/> never holds more than the last four digits (PCI DSS 3.4); the HTTP edge masks it.
/// </summary>
public record PaymentInfo(
    [AllowedValues("credit_card", "bank_transfer", ErrorMessage = "allowed are credit_card and bank_transfer")] string Method,
    [Text(40)] string? Card,
    [Account] string? Account) : IValidatableObject
{
    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext)
    {
        if (Method == "bank_transfer" && Account is null)
            yield return new ValidationResult("bank_transfer needs an account", [nameof(Account)]);
    }
}

/// <summary>Where the parcel goes.</summary>
public record Address(
    [Text(Texts.LongestAddressLine)] string Street,
    [Text(Texts.LongestAddressLine)] string City,
    [Text(Texts.LongestPostalCode)] string? PostalCode = null,
    [Text(Texts.LongestCountry)] string? Country = null);
