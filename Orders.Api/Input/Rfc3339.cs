using System.Globalization;
using System.Text.RegularExpressions;

namespace Orders.Api.Input;

/// <summary>A time in RFC 3339 format (section 5.6): with an offset, lower case allowed, with any number of decimals.</summary>
static partial class Rfc3339
{
    /// <summary>Including the point.</summary>
    const int LongestDecimals = 8;

    static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    /// <summary>
    /// Returns UTC, so that one instant is one value whatever its offset; decimals beyond a tick (100 ns) are truncated. A leap second
    /// counts as the second after it, as on clocks without leap seconds (POSIX).
    /// </summary>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        time = default;
        if (Pattern().Match(text.ToUpperInvariant()) is not { Success: true } parts)
            return false;
        var (minute, second, decimals, offset) = (
            parts.Groups[1].Value,
            parts.Groups[2].Value,
            parts.Groups[3].Value,
            parts.Groups[4].Value
        );
        var isLeap = second == "60";
        var exact = $"{minute}:{(isLeap ? "59" : second)}{decimals[..Math.Min(decimals.Length, LongestDecimals)]}{offset}";
        return DateTimeOffset.TryParseExact(exact, Formats, CultureInfo.InvariantCulture, Utc, out time) && (!isLeap || TryLeap(ref time));
    }

    /// <summary>Leap seconds occur only at the end of a month, in UTC.</summary>
    static bool TryLeap(ref DateTimeOffset time)
    {
        if (DateTimeOffset.MaxValue - time < TimeSpan.FromSeconds(1))
            return false;
        time = time.AddSeconds(1);
        return time is { Day: 1, Hour: 0, Minute: 0, Second: 0 };
    }

    [GeneratedRegex(@"\A([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}):([0-9]{2})(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex Pattern();
}
