using System.Globalization;
using System.Text.RegularExpressions;
using Contracts.Transfers;
using Orders.Api.Input;

namespace Orders.Api.StandingTransfers;

/// <summary>
/// An interval as an ISO 8601 duration of either years and months, or weeks, days and a time; a mixture has no fixed length. Parsed here
/// because Cronos does not support durations.
/// </summary>
static partial class RecurrenceRules
{
    const string Name = "every";
    const string Allowed = "an ISO 8601 duration from PT1S to P10Y, either of years and months or of days and times: P1M, P7D, PT12H";
    static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromDays(3650);

    /// <returns>The duration as given; null when it is absent or invalid.</returns>
    public static string? Recurrence(this Fields body)
    {
        if (body.Text(Name, 40, required: !body.Has(CronRules.Name)) is not { } text)
            return null;
        if (
            Read(text) is { } recurrence
            && recurrence.Months <= 120
            && recurrence.Time <= Longest
            && (recurrence.Months > 0 || recurrence.Time >= Shortest)
        )
            return text;
        body.Refuse(Name, $"It is '{text}'; allowed is {Allowed}.");
        return null;
    }

    /// <summary>Parses a duration that was valid when it was accepted.</summary>
    internal static Recurrence? Read(string text)
    {
        if (Calendar().Match(text) is { Success: true } dates)
            return new Recurrence(12 * Part(dates, 1) + Part(dates, 2), TimeSpan.Zero);
        if (Clock().Match(text) is not { Success: true } times)
            return null;
        var days = 7 * Part(times, 1) + Part(times, 2);
        var seconds = 3600L * Part(times, 3) + 60L * Part(times, 4) + Part(times, 5);
        return new Recurrence(0, TimeSpan.FromDays(days) + TimeSpan.FromSeconds(seconds), days);
    }

    static int Part(Match match, int group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\AP(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,3})M)?\z")]
    private static partial Regex Calendar();

    [GeneratedRegex(@"\AP(?=\d|T\d)(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?\z")]
    private static partial Regex Clock();
}
