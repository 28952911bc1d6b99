using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Sagas.Console.Lab;

/// <summary>Calls the services from the server, so that a browser stays on the console's origin.</summary>
sealed class LabClient(HttpClient http, IConfiguration configuration, TimeProvider time)
{
    static readonly TimeSpan Ahead = TimeSpan.FromMinutes(2);

    /// <returns>The business id of the saga, and what went wrong; null when nothing did.</returns>
    internal async Task<(string Saga, string? Problem)> Run(LabScenario scenario, CancellationToken cancellation)
    {
        var run = time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)[^8..];
        foreach (var call in scenario.Calls)
        {
            for (var n = 1; n <= call.Times; n++)
            {
                var body = call.Body is null ? null : Fill(call.Body, run, n);
                var sent = await Send(new HttpMethod(call.Method), call.Service, Fill(call.Path, run, n), body, cancellation);
                if (sent.Problem is { } problem)
                    return (Fill(scenario.Saga, run, 1), problem);
            }
        }
        return (Fill(scenario.Saga, run, 1), null);
    }

    internal async Task<JsonElement?> Read(string service, string path, CancellationToken cancellation) =>
        await Send(HttpMethod.Get, service, path, null, cancellation) is (null, { } body)
            ? JsonSerializer.Deserialize<JsonElement>(body)
            : null;

    /// <returns>What went wrong, to be shown; or the body of the response.</returns>
    internal async Task<(string? Problem, string? Body)> Send(
        HttpMethod method, string service, string path, string? json, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(configuration[$"Lab:{service}"] ?? configuration[$"Services:{service}"], UriKind.Absolute, out var address))
            return ($"Setting Services:{service} is not an address, so {service} cannot be called.", null);
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(address, path));
            if (json is not null)
                request.Content = new StringContent(json, Encoding.UTF8, "application/json");
            using var answer = await http.SendAsync(request, cancellation);
            var body = await answer.Content.ReadAsStringAsync(cancellation);
            return answer.IsSuccessStatusCode
                ? (null, body)
                : ($"{method} {path} of {service} returned {(int)answer.StatusCode}: {body}", null);
        }
        catch (Exception failure)
            when (failure is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return ($"{service} at {address} does not respond ({failure.Message}). Is it running?", null);
        }
    }

    string Fill(string text, string run, int n) => text
        .Replace("{run}", run, StringComparison.Ordinal)
        .Replace("{n}", n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{soon}", (time.GetUtcNow() + Ahead).ToString("O", CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
