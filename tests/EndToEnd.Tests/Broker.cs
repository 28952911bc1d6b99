using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace EndToEnd.Tests;

/// <summary>What RabbitMQ's management UI shows and does, over its API.</summary>
static class Broker
{
    static readonly Lazy<HttpClient> Api = new(Connect);

    internal sealed record Queue(string Name, bool Durable, bool AutoDelete, int Messages)
    {
        internal bool IsOfErrors =>
            Name.EndsWith("_error", StringComparison.Ordinal) || Name.EndsWith("_skipped", StringComparison.Ordinal);
    }

    /// <summary>How many messages a queue holds is told with some seconds of delay.</summary>
    internal static async Task<IReadOnlyList<Queue>> Queues()
    {
        using var queues = JsonDocument.Parse(await Api.Value.GetStringAsync(Address("queues")));
        return [.. queues.RootElement.EnumerateArray().Select(queue => new Queue(
            queue.GetProperty("name").GetString()!,
            queue.GetProperty("durable").GetBoolean(),
            queue.GetProperty("auto_delete").GetBoolean(),
            queue.TryGetProperty("messages", out var messages) ? messages.GetInt32() : 0))];
    }

    internal static async Task Put(string path, string json)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await Api.Value.PutAsync(Address(path), body);
        Assert.That(answer.IsSuccessStatusCode, $"PUT {path}: {answer.StatusCode}");
    }

    internal static async Task Delete(string path)
    {
        using var answer = await Api.Value.DeleteAsync(Address(path));
        Assert.That(answer.IsSuccessStatusCode, $"DELETE {path}: {answer.StatusCode}");
    }

    static HttpClient Connect()
    {
        var http = new HttpClient { BaseAddress = RunningSystem.Address(15_679) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.ASCII.GetBytes("guest:guest"))
        );
        return http;
    }

    static Uri Address(string path) => new($"/api/{path}", UriKind.Relative);
}
