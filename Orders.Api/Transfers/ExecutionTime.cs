using System.Globalization;
using Orders.Api.Input;

namespace Orders.Api.Transfers;

/// <summary>The date of a transfer.</summary>
static class ExecutionTime
{
    const int MostYears = 10;
    static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>Returns UTC, so that one instant is one value whatever its offset.</summary>
    public static DateTimeOffset? Read(Fields body, string name, DateTimeOffset now)
    {
        if (body.Text(name, 40, required: false) is not { } text)
            return null;
        if (!Rfc3339.TryParse(text, out var time))
            body.Refuse(name, $"It is '{text}'; a time with its offset is needed, e.g. 2030-01-31T09:00:00Z.");
        else if (time > now.AddYears(MostYears))
            body.Refuse(name, $"It is '{text}'; allowed is what lies at most {MostYears} years ahead.");
        else
            return time;
        return null;
    }

    /// <summary>A past time is an error, not a request to transfer at once; clocks may differ by a minute.</summary>
    public static (string Field, string Message)? Past(string name, DateTimeOffset? time, DateTimeOffset now)
    {
        if (!(time < now - Skew))
            return null;
        var text = time.Value.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return (name, $"It is '{text}', which is past; allowed is what lies ahead, and nothing for at once.");
    }
}
