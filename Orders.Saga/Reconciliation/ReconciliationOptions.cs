using System.ComponentModel.DataAnnotations;

namespace Orders.Saga.Reconciliation;

/// <summary>The comparison of sagas with what participants hold; section <c>Reconciliation</c> (docs/reconciliation.md).</summary>
public sealed class ReconciliationOptions
{
    public const string Section = "Reconciliation";

    /// <summary>How often it runs by itself.</summary>
    /// <value>Default 15 minutes; zero for never; at most 7 days.</value>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How old, by their submission, the sagas are that a scheduled run looks at.</summary>
    /// <value>Default 1 day; 1 minute to 366 days.</value>
    [Range(typeof(TimeSpan), "00:01:00", "366.00:00:00")]
    public TimeSpan Within { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How many sagas, and how many rows of each participant, a scheduled run looks at.</summary>
    /// <value>Default 2,000; 1 to 1,000,000.</value>
    [Range(1, 1_000_000)]
    public int MostPerRun { get; set; } = 2_000;

    /// <summary>A saga that has ended is left alone for so long: late messages may be under way.</summary>
    /// <value>Default 1 minute; up to 1 day.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan SettleAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a participant may take to answer one request.</summary>
    /// <value>Default 10 seconds; 0.1 seconds to 5 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);
}
