using System.ComponentModel.DataAnnotations;

namespace Orders.Saga.Orders;

/// <summary>The shop's own rules for orders; section <c>Orders</c>.</summary>
public sealed class OrderOptions
{
    public const string Section = "Orders";

    /// <summary>The account that orders paid by bank transfer pay to, and are paid back from.</summary>
    /// <value>Default <c>43-812</c>, which the start data of Banking.Service opens in Development.</value>
    [Required, RegularExpression("[A-Za-z0-9-]{1,34}")]
    public string Account { get; set; } = "43-812";

    /// <summary>Orders above this total, in whatever currency, wait for a person to approve them before anything is reserved.</summary>
    /// <value>Default 10,000.</value>
    [Range(0, 1_000_000_000)]
    public decimal ApprovalThreshold { get; set; } = 10_000;

    /// <summary>How long an approval is waited for; then the order is rejected.</summary>
    /// <value>Default 2 days; 1 second to 90 days.</value>
    [Range(typeof(TimeSpan), "00:00:01", "90.00:00:00")]
    public TimeSpan ApprovalTimeout { get; set; } = TimeSpan.FromDays(2);
}
