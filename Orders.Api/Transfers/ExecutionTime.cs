using Orders.Api.Input;

namespace Orders.Api.Transfers;

/// <summary>When a transfer is to be carried out.</summary>
static class ExecutionTime
{
    const int MostYears = 10;

    /// <summary>In UTC, so that one instant is one value whatever its offset.</summary>
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
}
