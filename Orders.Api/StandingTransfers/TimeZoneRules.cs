using System.Text.RegularExpressions;
using Orders.Api.Input;

namespace Orders.Api.StandingTransfers;

/// <summary>The time zone of a standing transfer, as an IANA name.</summary>
static partial class TimeZoneRules
{
    const string Name = "timeZone";
    const int Longest = 64;

    /// <returns>Null when it is absent or unknown.</returns>
    internal static TimeZoneInfo? TimeZone(this Fields body)
    {
        if (body.Text(Name, Longest, required: false) is not { } text)
            return null;
        if (Shape().IsMatch(text) && TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) && zone.HasIanaId)
            return zone;
        body.Refuse(Name, $"It is '{text}'; allowed is the IANA name of a time zone, such as Europe/Madrid, America/New_York or UTC.");
        return null;
    }

    /// <summary>Excludes the database's folders with lower-case names, which contain the same zones in other forms.</summary>
    [GeneratedRegex(@"\A[A-Z][A-Za-z0-9_+-]*(/[A-Z][A-Za-z0-9_+-]*){0,2}\z")]
    private static partial Regex Shape();
}
