using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace EndToEnd.Tests;

/// <summary>Waiting for what a service says.</summary>
static partial class Client
{
    /// <summary>Reads a resource until it is as wanted.</summary>
    internal static Task<JsonElement> Until(Uri service, string path, Func<JsonElement, bool> condition, TimeSpan? patience = null) =>
        Until(service, path, status => status == HttpStatusCode.OK, condition, patience);

    /// <summary>Reads what it says of itself, ready or not.</summary>
    internal static Task<JsonElement> UntilHealth(Uri service, Func<JsonElement, bool> condition) =>
        Until(service, "/health/ready", _ => true, condition, null);

    static async Task<JsonElement> Until(
        Uri service,
        string path,
        Func<HttpStatusCode, bool> counts,
        Func<JsonElement, bool> condition,
        TimeSpan? patience
    )
    {
        var limit = Stopwatch.StartNew();
        string? last = null;
        while (limit.Elapsed < (patience ?? Patience.Limit))
        {
            try
            {
                using var response = await Http.GetAsync(new Uri(service, path));
                last = await response.Content.ReadAsStringAsync();
                if (counts(response.StatusCode) && JsonSerializer.Deserialize<JsonElement>(last) is var found && condition(found))
                    return found;
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
            {
                // Being restarted.
            }
            await Pause();
        }
        Assert.Fail($"GET {path} did not become as expected; it is {last}");
        return default;
    }

    /// <summary>Reads the readiness of a service until it is not ready for the reason that is looked for.</summary>
    internal static async Task UntilUnhealthy(Uri service, Func<string, bool> reason, TimeSpan patience)
    {
        var limit = Stopwatch.StartNew();
        var last = "";
        while (limit.Elapsed < patience)
        {
            using var response = await Http.GetAsync(new Uri(service, "/health/ready"));
            last = await response.Content.ReadAsStringAsync();
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable && reason(last))
                return;
            await Pause();
        }
        Assert.Fail($"GET {service}health/ready did not become as expected; it is {last}");
    }

    internal static async Task Eventually(Func<Task<bool>> holds, TimeSpan patience, string what)
    {
        var limit = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.That(limit.Elapsed, Is.LessThan(patience), what);
            await Pause();
        }
    }
}
