using System.Text.Json;
using Contracts.Rules;

namespace Orders.Api.Input;

/// <summary>
/// An object of a request body, read field by field. Errors are collected by field path; the value is then null.
/// </summary>
sealed class Fields(JsonElement json, string path, Errors errors)
{
    readonly List<string> known = [];
    readonly List<Fields> parts = [];

    /// <param name="secret">Never quoted in errors: it may be a card number.</param>
    public string? Text(string name, int longest, bool required = true, bool secret = false)
    {
        if (Find(name, JsonValueKind.String, "a text", required, secret) is not { } found)
            return null;
        if (Decode(found) is not { } text)
            return Refuse(
                name,
                "It is not well-formed Unicode (bytes that are not UTF-8, or a lone surrogate, not a character); give text in UTF-8."
            );
        return Texts.Problem(text, longest) is { } problem ? Refuse(name, problem) : text;
    }

    public decimal? Number(string name, string allowed, bool required = true)
    {
        if (Find(name, JsonValueKind.Number, allowed, required) is not { } found)
            return null;
        if (found.TryGetDecimal(out var number))
            return number;
        Refuse(name, $"It is {Quote(found)}; allowed is {allowed}.");
        return null;
    }

    public bool Flag(string name)
    {
        if (Value(name) is not { } found || found.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return Value(name)?.ValueKind == JsonValueKind.True;
        Refuse(name, $"It is {Kind(found)}; allowed are true and false.");
        return false;
    }

    public bool Has(string name) => Value(name) is not null;

    public Fields? Object(string name) =>
        Find(name, JsonValueKind.Object, "an object", required: true) is { } found ? Part(found, PathOf(name)) : null;

    public IReadOnlyList<Fields> Objects(string name, int most)
    {
        if (Find(name, JsonValueKind.Array, $"an array of 1 to {most} objects", required: true) is not { } found)
            return [];
        if (found.GetArrayLength() is var count && (count < 1 || count > most))
            Refuse(name, $"It has {count} entries; allowed are 1 to {most}.");
        var items = found.EnumerateArray().Take(most).Select((item, i) => (Json: item, Path: $"{PathOf(name)}[{i}]")).ToList();
        foreach (var item in items.Where(item => item.Json.ValueKind != JsonValueKind.Object))
            errors.Add(item.Path, $"It is {Kind(item.Json)}; an object is needed.");
        return [.. items.Where(item => item.Json.ValueKind == JsonValueKind.Object).Select(item => Part(item.Json, item.Path))];
    }

    /// <summary>Declares fields that are not always read.</summary>
    public void Knows(params IEnumerable<string> names) => known.AddRange(names.Except(known));

    /// <summary>
    /// Call it after all fields have been read. Unknown fields are refused: otherwise a misspelled optional field would count as absent
    /// and, for instance, move money at once.
    /// </summary>
    public void RefuseUnknown()
    {
        foreach (var name in json.EnumerateObject().Select(member => member.Name).Where(name => !known.Contains(name)))
        {
            Refuse(name, NearestName.Of(name, known) is { } meant
                ? $"There is no such field here; did you mean {meant}?"
                : $"There is no such field here; there are {string.Join(", ", known)}.");
        }
        parts.ForEach(part => part.RefuseUnknown());
    }

    /// <returns>Null, so that a rule can return it.</returns>
    public string? Refuse(string name, string message)
    {
        errors.Add(PathOf(name), message);
        return null;
    }

    internal static string Kind(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a truth value",
        _ => "null",
    };

    Fields Part(JsonElement found, string where)
    {
        var part = new Fields(found, where, errors);
        parts.Add(part);
        return part;
    }

    JsonElement? Find(string name, JsonValueKind kind, string needed, bool required, bool secret = false)
    {
        if (Value(name) is not { } found)
        {
            if (required)
                Refuse(name, $"It is missing; {needed} is needed.");
            return null;
        }
        if (found.ValueKind == kind)
            return found;
        Refuse(
            name,
            $"It is {Kind(found)}{(secret || found.ValueKind != JsonValueKind.Number ? "" : $" ({Quote(found)})")}; {needed} is needed."
        );
        return null;
    }

    /// <summary>An explicit null counts as absent. A requested field becomes known.</summary>
    JsonElement? Value(string name)
    {
        Knows(name);
        return json.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;
    }

    string PathOf(string name) => Names.Join(path, name);

    static string Quote(JsonElement json) => json.GetRawText() is { Length: > 40 } raw ? raw[..40] + "…" : json.GetRawText();

    static string? Decode(JsonElement json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
