using System.Text.RegularExpressions;
using Orders.Api.Input;

namespace Orders.Api.StandingTransfers;

/// <summary>Where days and months are counted: a name of the IANA time zone database.</summary>
static partial class TimeZoneRules
{
    const string Name = "timeZone";
    const int Longest = 64;

    /// <returns>Null when there is none, or none that is known.</returns>
    internal static TimeZoneInfo? TimeZone(this Fields body)
    {
        if (body.Text(Name, Longest, required: false) is not { } text)
            return null;
        if (Shape().IsMatch(text) && TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) && zone.HasIanaId)
            return zone;
        body.Refuse(Name, $"It is '{text}'; allowed is the IANA name of a time zone, such as Europe/Madrid, America/New_York or UTC.");
        return null;
    }

    /// <summary>The folders of the database that begin with a small letter hold the same zones in other forms.</summary>
    [GeneratedRegex(@"\A[A-Z][A-Za-z0-9_+-]*(/[A-Z][A-Za-z0-9_+-]*){0,2}\z")]
    private static partial Regex Shape();
}
