using System.ComponentModel.DataAnnotations;

namespace Orders.Api;

/// <summary>Timeouts and retention of this service, and what it refuses; section <c>Orders</c>.</summary>
public sealed class OrdersApiOptions
{
    public const string Section = "Orders";

    /// <summary>The shop's account, as in Orders.Saga: orders cannot be paid from it.</summary>
    /// <value>Default <c>43-812</c>.</value>
    [Required, RegularExpression("[A-Za-z0-9-]{1,34}")]
    public string Account { get; set; } = "43-812";

    /// <summary>
    /// How long a request waits for its commit when the database becomes unreachable; then the answer is 503, and the outcome is unknown.
    /// </summary>
    /// <value>Default 15 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan CommitTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a page of unfinished submissions is compared with their sagas.</summary>
    /// <value>Default 15 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan ComparePause { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long after its acceptance a submission is not compared, because it is in progress.</summary>
    /// <value>Default 1 minute.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan CompareAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>When a submission unknown to its saga service is sent again, even if no later submission has finished.</summary>
    /// <value>Default 15 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan LostAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long an <c>Idempotency-Key</c> is kept; order ids and reference ids are kept permanently.</summary>
    /// <value>Default 7 days.</value>
    [Range(typeof(TimeSpan), "01:00:00", "366.00:00:00")]
    public TimeSpan IdempotencyKeyRetention { get; set; } = TimeSpan.FromDays(7);
}
