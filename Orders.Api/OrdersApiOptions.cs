using System.ComponentModel.DataAnnotations;

namespace Orders.Api;

/// <summary>How long this service waits and remembers; section <c>Orders</c>.</summary>
public sealed class OrdersApiOptions
{
    public const string Section = "Orders";

    /// <summary>
    /// How long a request may wait for its commit, when the database went away in between; then the answer is 503, and the outcome is
    /// unknown.
    /// </summary>
    /// <value>Default 15 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan CommitTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a page of what has not ended here is compared with its sagas.</summary>
    /// <value>Default 15 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan ComparePause { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long after its acceptance a submission is left alone: it is simply under way.</summary>
    /// <value>Default 1 minute.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan CompareAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>When a submission that its saga service does not know is sent again, even if nothing that came later has ended.</summary>
    /// <value>Default 15 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan LostAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long an <c>Idempotency-Key</c> is remembered; order ids and reference ids are for ever.</summary>
    /// <value>Default 7 days.</value>
    [Range(typeof(TimeSpan), "01:00:00", "366.00:00:00")]
    public TimeSpan IdempotencyKeyRetention { get; set; } = TimeSpan.FromDays(7);
}
