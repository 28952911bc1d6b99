namespace Orders.Api.Input;

/// <summary>
/// The errors of a request by field path; all are collected before answering, up to a readable number.
/// </summary>
sealed class Errors
{
    const int MostFields = 500;
    readonly Dictionary<string, List<string>> messages = [];

    public bool Any => messages.Count > 0;

    public void Add(string path, string message)
    {
        if (messages.TryGetValue(path, out var list))
            list.Add(message);
        else if (messages.Count < MostFields)
            messages[path] = [message];
    }

    public Dictionary<string, string[]> ByField() => messages.ToDictionary(field => field.Key, field => field.Value.ToArray());
}
