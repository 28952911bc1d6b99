using System.ComponentModel.DataAnnotations;

namespace Orders.Saga.Orders;

/// <summary>The shop's own side of a payment; section <c>Shop</c>.</summary>
public sealed class ShopOptions
{
    public const string Section = "Shop";

    /// <summary>The account that orders paid by bank transfer pay to, and are paid back from.</summary>
    /// <value>Default <c>43-812</c>, which the start data of Banking.Service opens in Development.</value>
    [Required, RegularExpression("[A-Za-z0-9-]{1,34}")]
    public string Account { get; set; } = "43-812";
}
