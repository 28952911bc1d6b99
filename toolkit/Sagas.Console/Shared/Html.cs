using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Sagas.Operations;

namespace Sagas.Console.Shared;

/// <summary>Small pieces of HTML that several pages share.</summary>
public static class Html
{
    /// <summary>A time relative to now, which the script keeps up to date; its title is the exact time.</summary>
    public static MarkupString Time(DateTimeOffset at, DateTimeOffset now, Tick tick = Tick.Relative)
    {
        var kind = tick == Tick.Since ? "since" : "relative";
        var text = Words.Text(new Word("", at, tick), now);
        return new($"<time datetime=\"{Iso(at)}\" title=\"{Exact(at)}\" data-tick=\"{kind}\">{text}</time>");
    }

    /// <summary>The time of day, with milliseconds.</summary>
    internal static MarkupString Clock(DateTimeOffset at) =>
        new($"<time datetime=\"{Iso(at)}\" title=\"{Exact(at)}\">{at.UtcDateTime:HH:mm:ss.fff}</time>");

    internal static MarkupString Sentence(Words words, DateTimeOffset now)
    {
        var html = new StringBuilder();
        foreach (var word in words.Parts)
            html.Append(word.At is { } at ? Time(at, now, word.Tick).Value : HtmlEncoder.Default.Encode(word.Text));
        return new(html.ToString());
    }

    internal static MarkupString Icon(string name) => new(
        "<svg class=\"icon\" viewBox=\"0 0 16 16\" width=\"14\" height=\"14\" aria-hidden=\"true\">"
        + $"<path d=\"{Icons.Path(name)}\"/></svg>");

    /// <summary>A status as an icon and a word, in its colour.</summary>
    public static MarkupString Status(SagaStatus status) =>
        new($"<span class=\"status {Tone(status)}\">{Icon(status.ToString()).Value}{Label(status)}</span>");

    internal static string Label(SagaStatus status) => status == SagaStatus.NeedsIntervention ? "Needs intervention" : status.ToString();

    /// <summary>The CSS class that colours a status.</summary>
    internal static string Tone(SagaStatus status) => status switch
    {
        SagaStatus.Completed => "good",
        SagaStatus.Retrying or SagaStatus.Waiting => "wait",
        SagaStatus.Compensating or SagaStatus.Compensated => "undo",
        SagaStatus.Failed or SagaStatus.NeedsIntervention => "bad",
        SagaStatus.Cancelled => "quiet",
        _ => "busy",
    };

    internal static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    internal static string Percent(double value) => Number(value) + "%";

    internal static string Count(int count) => count >= SagaListQuery.CountedAtMost
        ? $"{SagaListQuery.CountedAtMost:N0}+"
        : count.ToString("N0", CultureInfo.InvariantCulture);

    internal static string Short(Guid id) => id.ToString()[..8];

    internal static string Exact(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff 'UTC'", CultureInfo.InvariantCulture);

    static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
