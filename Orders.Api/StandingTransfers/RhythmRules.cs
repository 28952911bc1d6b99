using System.Globalization;
using System.Text.RegularExpressions;
using Contracts.Transfers;
using Orders.Api.Input;

namespace Orders.Api.StandingTransfers;

/// <summary>How often: an ISO 8601 duration that is either of years and months, or of weeks, days and a time; a mixture has no fixed length.</summary>
static partial class RhythmRules
{
    const string Name = "every", Allowed = "an ISO 8601 duration from PT1S to P10Y, either of years and months or of days and times: P1M, P7D, PT12H";
    static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    public static Rhythm? Rhythm(this Fields body)
    {
        if (body.Text(Name, 40) is not { } text)
            return null;
        if (Read(text) is { } rhythm && rhythm.Months <= 120 && rhythm.Time <= Longest && (rhythm.Months > 0 || rhythm.Time >= TimeSpan.FromSeconds(1)))
            return rhythm;
        body.Refuse(Name, $"It is '{text}'; allowed is {Allowed}.");
        return null;
    }

    static Rhythm? Read(string text)
    {
        if (Calendar().Match(text) is { Success: true } dates)
            return new Rhythm(12 * Part(dates, 1) + Part(dates, 2), TimeSpan.Zero);
        return Clock().Match(text) is { Success: true } times
            ? new Rhythm(0, TimeSpan.FromDays(7L * Part(times, 1) + Part(times, 2)) + TimeSpan.FromSeconds(3600L * Part(times, 3) + 60L * Part(times, 4) + Part(times, 5)))
            : null;
    }

    static int Part(Match match, int group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\AP(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,3})M)?\z")]
    private static partial Regex Calendar();

    [GeneratedRegex(@"\AP(?=\d|T\d)(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?\z")]
    private static partial Regex Clock();
}
