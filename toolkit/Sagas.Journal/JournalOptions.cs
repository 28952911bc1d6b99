using System.ComponentModel.DataAnnotations;

namespace Sagas.Journal;

/// <summary>Limits of the journal; section <c>Journal</c>. The defaults suit one to a thousand orders per second.</summary>
public sealed class JournalOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Journal";

    /// <summary>The maximum number of units of work per commit.</summary>
    /// <value>Default 256.</value>
    [Range(1, 10_000)]
    public int MaximumBatch { get; set; } = 256;

    /// <summary>
    /// The message properties that hold the saga's business id, in order of precedence. Used in logs, and for a child that is cancelled
    /// before it starts.
    /// </summary>
    /// <value>Default <c>BusinessId</c>. A configured list adds to it.</value>
    public string[] BusinessIdProperties { get; set; } = ["BusinessId"];

    /// <summary>
    /// How many saga instances are cached between messages; a stale one causes one more round, never a wrong decision.
    /// </summary>
    /// <value>Default 10,000 (about 30 MB). 0 disables the cache.</value>
    [Range(0, 10_000_000)]
    public int CachedSagas { get; set; } = 10_000;

    /// <summary>
    /// How long a destination may take to confirm a message; after that the relay sends it, and nothing else waits for it.
    /// </summary>
    /// <value>Default 5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long outputs that no redelivery would send may stay unsent before the relay sends them.</summary>
    /// <value>Default 5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan SweepAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the relay polls; also how soon a timer set by another instance is noticed.</summary>
    /// <value>Default 2 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an instance that claimed a timer has to deliver it before another instance may.</summary>
    /// <value>Default 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan TimerClaim { get; set; } = TimeSpan.FromSeconds(30);
}
