using System.Text.Json;

namespace Sagas.Testing;

/// <summary>Converts retry policies to settings, as in <c>appsettings.json</c>.</summary>
static class PolicySettings
{
    internal static void Add(IReadOnlyDictionary<string, RetryPolicy> policies, IDictionary<string, string?> settings)
    {
        foreach (var (step, policy) in policies)
            Add($"{StepPolicies.Section}:{step}", JsonSerializer.SerializeToElement(policy, JournalJson.Options), settings);
    }

    static void Add(string path, JsonElement value, IDictionary<string, string?> settings)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in value.EnumerateObject())
                Add($"{path}:{property.Name}", property.Value, settings);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var (index, item) in value.EnumerateArray().Index())
                Add($"{path}:{index}", item, settings);
        }
        else if (value.ValueKind != JsonValueKind.Null)
        {
            settings[path] = value.ToString();
        }
    }
}
