using System.ComponentModel.DataAnnotations;

namespace Sagas.Console;

/// <summary>The settings of the console; section <c>Console</c>.</summary>
public sealed class ConsoleOptions : IValidatableObject
{
    public const string Section = "Console";

    /// <summary>The address of RabbitMQ's management API; absent: port 15672 of the broker's host.</summary>
    public Uri? Management { get; set; }

    /// <summary>Where a trace can be looked at, with <c>{traceId}</c> in it; absent: the trace id is shown without a link.</summary>
    public string? TraceUrl { get; set; }

    /// <summary>How often the database is asked what changed, while any page is open.</summary>
    /// <value>Default 0.5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan LiveInterval { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// How many live pages one user may have open, or one address where nobody signs in. Further pages reload every few seconds instead.
    /// </summary>
    /// <value>Default 100.</value>
    [Range(1, 100_000)]
    public int LivePagesPerCaller { get; set; } = 100;

    /// <summary>How many live pages this process serves in all.</summary>
    /// <value>Default 1,000.</value>
    [Range(1, 100_000)]
    public int LivePages { get; set; } = 1_000;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TraceUrl is not null && !IsTraceUrl(TraceUrl))
        {
            yield return new($"Setting {Section}:TraceUrl is '{TraceUrl}'; it must be an http(s) address with {{traceId}} in it, such as "
                + "https://jaeger.example/trace/{traceId}.");
        }
    }

    static bool IsTraceUrl(string text) =>
        text.Contains("{traceId}", StringComparison.Ordinal)
        && Uri.TryCreate(text.Replace("{traceId}", "1", StringComparison.Ordinal), UriKind.Absolute, out var url)
        && url.Scheme is ("http" or "https");
}
