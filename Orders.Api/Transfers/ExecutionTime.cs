using System.Globalization;
using Orders.Api.Input;

namespace Orders.Api.Transfers;

/// <summary>When a transfer is to be carried out.</summary>
static class ExecutionTime
{
    const int MostYears = 10;
    static readonly string[] Rfc3339 = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    /// <summary>In UTC, so that one instant is one value whatever its offset.</summary>
    public static DateTimeOffset? Read(Fields body, string name, DateTimeOffset now)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (body.Text(name, 40, required: false) is not { } text)
            return null;
        if (!DateTimeOffset.TryParseExact(text, Rfc3339, CultureInfo.InvariantCulture, Utc, out var time))
            body.Refuse(name, $"It is '{text}'; a time with its offset is needed, e.g. 2030-01-31T09:00:00Z.");
        else if (time > now.AddYears(MostYears))
            body.Refuse(name, $"It is '{text}'; allowed is what lies at most {MostYears} years ahead.");
        else
            return time;
        return null;
    }
}
