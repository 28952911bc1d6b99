using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Sagas.Console.Endpoints;

/// <summary>Asks RabbitMQ's management API for the queues. If it cannot be reached, the page says so.</summary>
sealed class Broker(HttpClient http, IConfiguration configuration, IOptions<ConsoleOptions> options)
{
    const int ManagementPort = 15672;

    internal async Task<BrokerView> Queues(CancellationToken cancellation)
    {
        if ((configuration["Transport"] ?? "RabbitMq") != "RabbitMq")
            return new BrokerView("in memory", "The bus is in memory, so its queues are not visible from outside the process.", []);
        if (!Uri.TryCreate(configuration["ConnectionStrings:RabbitMq"], UriKind.Absolute, out var broker))
            return new BrokerView("", "Setting ConnectionStrings:RabbitMq is not an address, so the broker cannot be asked.", []);
        var address = options.Value.Management ?? new UriBuilder("http", broker.Host, ManagementPort).Uri;
        try
        {
            var host = $"/api/queues/{Uri.EscapeDataString(VirtualHost(broker))}";
            using var queues = await Ask(new Uri(address, host), broker, cancellation);
            var lines = queues.RootElement.EnumerateArray().Select(Line);
            return new BrokerView(address.ToString(), null,
                [.. lines.OrderByDescending(line => line.Attention is not null).ThenBy(line => line.Name, StringComparer.Ordinal)]);
        }
        catch (Exception failure) when (IsNoAnswer(failure) && !cancellation.IsCancellationRequested)
        {
            return new BrokerView(address.ToString(), NoAnswer(address, failure), []);
        }
    }

    static bool IsNoAnswer(Exception failure) => failure is HttpRequestException or JsonException or OperationCanceledException;

    static string NoAnswer(Uri address, Exception failure) =>
        $"RabbitMQ's management API at {address} does not respond ({failure.Message}), so queue "
        + "counts are not available. Sagas do not need it. "
        + $"If it has another address, set {ConsoleOptions.Section}:{nameof(ConsoleOptions.Management)}.";

    /// <summary>
    /// Only reads counts: reading a queue's messages would take them out and put them back, which a quorum queue counts as failed
    /// deliveries.
    /// </summary>
    async Task<JsonDocument> Ask(Uri where, Uri broker, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, where);
        if (broker.UserInfo is { Length: > 0 } user)
        {
            var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(user)));
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        }
        using var answer = await http.SendAsync(request, cancellation);
        answer.EnsureSuccessStatusCode();
        return await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellation), cancellationToken: cancellation);
    }

    static string VirtualHost(Uri broker) =>
        broker.AbsolutePath is "" or "/" ? "/" : Uri.UnescapeDataString(broker.AbsolutePath[1..]);

    static QueueLine Line(JsonElement queue) => new(
        queue.GetProperty("name").GetString()!,
        Number(queue, "messages_ready"),
        Number(queue, "messages_unacknowledged"),
        Number(queue, "consumers"),
        Head(queue),
        Rate(queue, "publish_details"),
        Rate(queue, "deliver_get_details"));

    static int Number(JsonElement queue, string name) =>
        queue.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : 0;

    static DateTimeOffset? Head(JsonElement queue) =>
        queue.TryGetProperty("head_message_timestamp", out var at) && at.ValueKind == JsonValueKind.Number
            ? DateTimeOffset.FromUnixTimeSeconds(at.GetInt64())
            : null;

    static double Rate(JsonElement queue, string name) =>
        queue.TryGetProperty("message_stats", out var stats)
        && stats.TryGetProperty(name, out var details) && details.TryGetProperty("rate", out var rate)
            ? double.Parse(rate.GetRawText(), CultureInfo.InvariantCulture)
            : 0;
}
