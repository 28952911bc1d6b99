using System.Text.Json;

namespace Orders.Api.Input;

/// <summary>
/// The names in a JSON body: each must be valid Unicode and unique in its object, or its value would be ambiguous.
/// </summary>
static class Names
{
    const int LongestShown = 100;

    public static void Check(JsonElement json, string path, Errors errors)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var (i, item) in json.EnumerateArray().Index())
                Check(item, $"{path}[{i}]", errors);
        }
        else if (json.ValueKind == JsonValueKind.Object)
            CheckObject(json, path, errors);
    }

    /// <summary>The path of a member, as errors name it; unknown names are shortened to a readable length.</summary>
    public static string Join(string path, string name)
    {
        var shown = name.Length <= LongestShown ? name : name[..LongestShown] + "…";
        return path.Length == 0 ? shown : $"{path}.{shown}";
    }

    static void CheckObject(JsonElement json, string path, Errors errors)
    {
        var (seen, told) = (new HashSet<string>(), new HashSet<string>());
        foreach (var member in json.EnumerateObject())
        {
            if (NameOf(member) is not { } name)
            {
                errors.Add(
                    path.Length == 0 ? "body" : path,
                    "A name in it is not valid Unicode; give well-formed UTF-8 without lone surrogates."
                );
                return;
            }
            if (!seen.Add(name) && told.Add(name))
                errors.Add(Join(path, name), "It is there more than once, and it cannot be told which is meant; give it once.");
            Check(member.Value, Join(path, name), errors);
        }
    }

    static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
