using System.ComponentModel.DataAnnotations;

namespace Orders.Api.Watching;

/// <summary>Settings of event streams; section <c>Orders:Watch</c>.</summary>
public sealed class WatchOptions
{
    public const string Section = "Orders:Watch";

    /// <summary>
    /// The polling interval for all watchers of this process: the longest time until a change is seen.
    /// </summary>
    /// <value>Default 0.5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// How long a stream may be silent before it gets a comment line, which detects dead streams: they end within three times this time.
    /// </summary>
    /// <value>Default 15 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The maximum duration of a stream; its reader reconnects and misses nothing.</summary>
    /// <value>Default 1 hour.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan MaximumAge { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// The maximum number of open streams per caller; callers behind one proxy count as one unless its forwarded headers are used.
    /// </summary>
    /// <value>Default 250.</value>
    [Range(1, 100_000)]
    public int StreamsPerCaller { get; set; } = 250;

    /// <summary>The maximum number of open streams in this process.</summary>
    /// <value>Default 5,000.</value>
    [Range(1, 100_000)]
    public int Streams { get; set; } = 5_000;
}
