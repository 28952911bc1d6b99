using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace EndToEnd.Tests;

/// <summary>What RabbitMQ's management UI shows, over its API.</summary>
static class Broker
{
    internal sealed record Queue(string Name, bool Durable, bool AutoDelete, int Messages);

    internal static async Task<IReadOnlyList<Queue>> Queues()
    {
        using var http = new HttpClient { BaseAddress = RunningSystem.Address(15_679) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes("guest:guest")));
        using var queues = JsonDocument.Parse(await http.GetStringAsync(new Uri("/api/queues", UriKind.Relative)));
        return [.. queues.RootElement.EnumerateArray().Select(queue => new Queue(
            queue.GetProperty("name").GetString()!,
            queue.GetProperty("durable").GetBoolean(),
            queue.GetProperty("auto_delete").GetBoolean(),
            queue.TryGetProperty("messages", out var messages) ? messages.GetInt32() : 0))];
    }
}
