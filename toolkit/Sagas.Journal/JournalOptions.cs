using System.ComponentModel.DataAnnotations;

namespace Sagas.Journal;

/// <summary>Limits of the journal; section <c>Journal</c>. The defaults suit one to a thousand orders a second.</summary>
public sealed class JournalOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Journal";

    /// <summary>The most units of work that share a commit.</summary>
    /// <value>Default 256.</value>
    [Range(1, 10_000)]
    public int MaximumBatch { get; set; } = 256;

    /// <summary>
    /// The properties of messages that hold what people call the saga, in the order in which they are looked for: in logs, and for a child
    /// that is cancelled before it began.
    /// </summary>
    /// <value>Default <c>BusinessId</c>. A configured list adds to it.</value>
    public string[] BusinessIdProperties { get; set; } = ["BusinessId"];

    /// <summary>
    /// How many saga instances are kept in memory between messages; a stale one costs one more round, never a wrong decision.
    /// </summary>
    /// <value>Default 10,000 (some 30 MB). 0 keeps none.</value>
    [Range(0, 10_000_000)]
    public int CachedSagas { get; set; } = 10_000;

    /// <summary>How long a destination may take to confirm a message; then the relay sends it, and nothing else waits for it.</summary>
    /// <value>Default 5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long outputs with no redelivery behind them may be unsent before the relay sends them.</summary>
    /// <value>Default 5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan SweepAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the relay looks; also how soon a timer armed by another instance is seen.</summary>
    /// <value>Default 2 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an instance that took a timer has to deliver it before another may.</summary>
    /// <value>Default 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan TimerClaim { get; set; } = TimeSpan.FromSeconds(30);
}
