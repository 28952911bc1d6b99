using System.Globalization;

namespace Sagas.Console.Shared;

/// <summary>Durations and relative times as the console writes them; the script writes them alike.</summary>
public static class Span
{
    public static string Of(TimeSpan span)
    {
        var time = span.Duration();
        return time switch
        {
            { TotalMilliseconds: < 1000 } => $"{time.TotalMilliseconds:0} ms",
            { TotalSeconds: < 10 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalSeconds * 10) / 10:0.0} s"),
            { TotalSeconds: < 60 } => $"{(int)time.TotalSeconds} s",
            { TotalMinutes: < 60 } => Two((int)time.TotalMinutes, "min", time.Seconds, "s"),
            { TotalHours: < 24 } => Two((int)time.TotalHours, "h", time.Minutes, "min"),
            _ => Two((int)time.TotalDays, "d", time.Hours, "h"),
        };
    }

    /// <summary><c>in 12 s</c> or <c>12 s ago</c>, in whole seconds.</summary>
    public static string Between(DateTimeOffset at, DateTimeOffset now)
    {
        var whole = TimeSpan.FromSeconds(Math.Round((at - now).TotalSeconds));
        return whole > TimeSpan.Zero ? $"in {Whole(whole)}" : whole > TimeSpan.FromSeconds(-1) ? "now" : $"{Rough(-whole)} ago";
    }

    /// <summary>The time that has passed, as a duration: <c>12 s</c>.</summary>
    public static string Since(DateTimeOffset at, DateTimeOffset now) =>
        Whole(TimeSpan.FromSeconds(Math.Max(0, Math.Round((now - at).TotalSeconds))));

    static string Whole(TimeSpan span) => span.TotalSeconds < 1 ? "0 s" : span.TotalSeconds < 60 ? $"{(int)span.TotalSeconds} s" : Of(span);

    static string Rough(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => $"{(int)span.TotalSeconds} s",
        { TotalMinutes: < 60 } => $"{(int)span.TotalMinutes} min",
        { TotalHours: < 24 } => $"{(int)span.TotalHours} h",
        _ => $"{(int)span.TotalDays} d",
    };

    static string Two(int big, string bigUnit, int small, string smallUnit) =>
        small == 0 ? $"{big} {bigUnit}" : $"{big} {bigUnit} {small} {smallUnit}";
}
