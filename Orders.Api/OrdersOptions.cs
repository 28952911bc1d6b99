using System.ComponentModel.DataAnnotations;

namespace Orders.Api;

/// <summary>How long this service waits and remembers; section <c>Orders</c>.</summary>
public sealed class OrdersOptions
{
    public const string Section = "Orders";

    /// <summary>How long a request may wait for its commit, when the database went away in between; then the answer is 503, and the outcome is unknown.</summary>
    /// <value>Default 15 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan CommitTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long an <c>Idempotency-Key</c> is remembered; order ids and reference ids are for ever.</summary>
    /// <value>Default 7 days.</value>
    [Range(typeof(TimeSpan), "01:00:00", "366.00:00:00")]
    public TimeSpan IdempotencyKeyRetention { get; set; } = TimeSpan.FromDays(7);
}
