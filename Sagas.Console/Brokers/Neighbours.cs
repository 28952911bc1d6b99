using System.Diagnostics;
using Microsoft.Extensions.Configuration;

namespace Sagas.Console.Brokers;

/// <param name="Problem">Null when it says that it is ready.</param>
public sealed record Neighbour(string Name, Uri Address, string? Problem, TimeSpan Took);

/// <summary>Asks the services of the system whether they are ready; section <c>Services</c> holds their addresses.</summary>
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
            return new Neighbour(name, address, answer.IsSuccessStatusCode ? null : $"says {await answer.Content.ReadAsStringAsync(cancellation)} ({(int)answer.StatusCode})", clock.Elapsed);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return new Neighbour(name, address, $"does not answer ({failure.Message})", clock.Elapsed);
        }
    }
}
