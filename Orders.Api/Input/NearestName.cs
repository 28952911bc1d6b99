namespace Orders.Api.Input;

/// <summary>Suggests the known name closest to an unknown one.</summary>
static class NearestName
{
    const int LongestCompared = 64, ShortestPart = 4;

    /// <returns>Null when no known name is close.</returns>
    public static string? Of(string name, IEnumerable<string> known)
    {
        var wanted = Plain(name);
        if (wanted.Length is 0 or > LongestCompared)
            return null;
        var nearest = known.MinBy(candidate => Distance(wanted, Plain(candidate)));
        if (nearest is not null && Distance(wanted, Plain(nearest)) <= Math.Max(wanted.Length, nearest.Length) / 3)
            return nearest;
        return wanted.Length < ShortestPart
            ? null
            : known.FirstOrDefault(candidate => Plain(candidate).Contains(wanted, StringComparison.Ordinal));
    }

    /// <summary>Ignores what is commonly confused: case, dashes and underscores.</summary>
    static string Plain(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>The number of letters to insert, delete or change (Levenshtein distance).</summary>
    static int Distance(string one, string other)
    {
        int[] above = [.. Enumerable.Range(0, other.Length + 1)];
        for (var i = 0; i < one.Length; i++)
        {
            var line = new int[other.Length + 1];
            line[0] = i + 1;
            for (var j = 0; j < other.Length; j++)
                line[j + 1] = Math.Min(Math.Min(line[j], above[j + 1]) + 1, above[j] + (one[i] == other[j] ? 0 : 1));
            above = line;
        }
        return above[^1];
    }
}
