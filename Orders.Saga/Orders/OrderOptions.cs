using System.ComponentModel.DataAnnotations;
using Contracts.Rules;

namespace Orders.Saga.Orders;

/// <summary>The shop's own rules for orders; section <c>Orders</c>.</summary>
public sealed class OrderOptions
{
    public const string Section = "Orders";

    /// <summary>The shop's account: orders paid by bank transfer pay to it and are refunded from it.</summary>
    /// <value>Default <c>43-812</c>, which Banking.Service creates in Development.</value>
    [Required, Account]
    public string Account { get; set; } = "43-812";

    /// <summary>Orders above this total, in any currency, need a person's approval before anything is reserved.</summary>
    /// <value>Default 10,000.</value>
    [Range(0, 1_000_000_000)]
    public decimal ApprovalThreshold { get; set; } = 10_000;

    /// <summary>How long to wait for an approval; then the order is rejected.</summary>
    /// <value>Default 2 days; 1 second to 90 days.</value>
    [Range(typeof(TimeSpan), "00:00:01", "90.00:00:00")]
    public TimeSpan ApprovalTimeout { get; set; } = TimeSpan.FromDays(2);
}
