using System.ComponentModel.DataAnnotations;

namespace Orders.Api.Watching;

/// <summary>How event streams are served; section <c>Orders:Watch</c>.</summary>
public sealed class WatchOptions
{
    public const string Section = "Orders:Watch";

    /// <summary>
    /// How often it is looked what changed, for all watchers of this process at once: the longest that a change takes to be seen.
    /// </summary>
    /// <value>Default 0.5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// How long a stream may be silent before it gets a comment line, by which dead ones are found: they end within thrice this time.
    /// </summary>
    /// <value>Default 15 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a stream lasts at most; its reader connects again and misses nothing.</summary>
    /// <value>Default 1 hour.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan MaximumAge { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Streams that one caller may have open at the same time; callers behind one proxy count as one unless its forwarded headers are
    /// heeded.
    /// </summary>
    /// <value>Default 250.</value>
    [Range(1, 100_000)]
    public int StreamsPerCaller { get; set; } = 250;

    /// <summary>Streams that may be open in this process.</summary>
    /// <value>Default 5,000.</value>
    [Range(1, 100_000)]
    public int Streams { get; set; } = 5_000;
}
