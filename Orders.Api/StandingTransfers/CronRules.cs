using Cronos;
using Orders.Api.Input;

namespace Orders.Api.StandingTransfers;

/// <summary>Dates by a cron expression of five fields, or of six with seconds first, in the syntax of Cronos.</summary>
static class CronRules
{
    internal const string Name = "cron";
    const int Longest = 200;
    const string Allowed = "a cron expression of five fields (minute, hour, day, month, weekday) or six (seconds first), "
        + "e.g. 0 9 L * * for 09:00 on the last day of each month";

    /// <returns>The expression as given; null when it is absent or invalid.</returns>
    internal static string? Cron(this Fields body, DateTimeOffset from, TimeZoneInfo zone)
    {
        if (body.Text(Name, Longest, required: false) is not { } text)
            return null;
        if (body.Has("every"))
            body.Refuse(Name, "It is given, and so is 'every'; give the one that says when.");
        else if (SixFields(text) is not { } fields || !CronExpression.TryParse(fields, CronFormat.IncludeSeconds, out var cron))
            body.Refuse(Name, $"It is '{text}'; allowed is {Allowed}.");
        else if (cron.GetNextOccurrence(from, zone, inclusive: true) is null)
            body.Refuse(Name, $"It is '{text}', which is never; allowed is {Allowed}.");
        else
            return text;
        return null;
    }

    /// <summary>Parses an expression that was valid when it was accepted: its six-field form, and its first date.</summary>
    internal static (string Expression, DateTimeOffset FirstAt) Read(string text, DateTimeOffset from, string? zone)
    {
        var fields = SixFields(text)!;
        var first = CronExpression
            .Parse(fields, CronFormat.IncludeSeconds)
            .GetNextOccurrence(from, TimeZoneInfo.FindSystemTimeZoneById(zone ?? TimeZoneInfo.Utc.Id), inclusive: true);
        return (fields, (first ?? from).ToUniversalTime());
    }

    static string? SixFields(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        { Length: 5 } fields => $"0 {string.Join(' ', fields)}",
        { Length: 6 } fields => string.Join(' ', fields),
        _ => null,
    };
}
