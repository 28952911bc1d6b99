using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Sagas.Console.Endpoints;

/// <summary>The health of another service.</summary>
/// <param name="Problem">Why it is not ready; null when it is.</param>
/// <param name="Concern">What an operator should look into although it is ready.</param>
public sealed record Neighbour(string Name, Uri Address, string? Problem, string? Concern, TimeSpan Took);

/// <summary>Asks the other services whether they are ready; section <c>Services</c> holds their addresses.</summary>
sealed class Neighbours(HttpClient http, IConfiguration configuration)
{
    internal async Task<IReadOnlyList<Neighbour>> Ask(CancellationToken cancellation) =>
        await Task.WhenAll(configuration.GetSection("Services").GetChildren()
            .Where(service => Uri.TryCreate(service.Value, UriKind.Absolute, out _))
            .Select(service => Ask(service.Key, new Uri(service.Value!), cancellation)));

    async Task<Neighbour> Ask(string name, Uri address, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            using var answer = await http.GetAsync(new Uri(address, "/health/ready"), cancellation);
            var says = await answer.Content.ReadAsStringAsync(cancellation);
            return answer.IsSuccessStatusCode
                ? new Neighbour(name, address, null, Concern(says), clock.Elapsed)
                : new Neighbour(name, address, $"reports {Concern(says) ?? says} ({(int)answer.StatusCode})", null, clock.Elapsed);
        }
        catch (Exception failure)
            when (failure is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return new Neighbour(name, address, $"does not respond ({failure.Message})", null, clock.Elapsed);
        }
    }

    /// <summary>The descriptions of the checks that are not healthy; null when all are, or the report cannot be read.</summary>
    static string? Concern(string report)
    {
        try
        {
            using var json = JsonDocument.Parse(report);
            var words = json.RootElement.GetProperty("checks").EnumerateObject()
                .Where(check => check.Value.GetProperty("status").GetString() != "Healthy")
                .Select(check => check.Value.GetProperty("description").GetString() ?? check.Name).ToList();
            return words.Count == 0 ? null : string.Join(" ", words);
        }
        catch (Exception notOurs) when (notOurs is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
