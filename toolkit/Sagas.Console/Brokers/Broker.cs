using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Sagas.DeadLetters;

namespace Sagas.Console.Brokers;

/// <param name="Problem">Why nothing is known of the queues; null when they are.</param>
public sealed record BrokerView(string Address, string? Problem, IReadOnlyList<QueueLine> Queues)
{
    /// <param name="oldest">When the oldest message of a dead letter queue died.</param>
    internal BrokerView With(IReadOnlyDictionary<string, DateTimeOffset> oldest) =>
        this with { Queues = [.. Queues.Select(line => line.Oldest is null && oldest.TryGetValue(line.Name, out var died) ? line with { Oldest = died } : line)] };
}

/// <param name="Oldest">When the message at its head was sent, if the broker was told; in a dead letter queue when the oldest died.</param>
/// <param name="InRate">Messages a second.</param>
public sealed record QueueLine(string Name, int Ready, int Unacknowledged, int Consumers, DateTimeOffset? Oldest, double InRate, double OutRate)
{
    public bool IsDeadEnd => DeadLetterQueue.IsOne(Name);

    public bool IsEmptyDeadEnd => this is { IsDeadEnd: true, Ready: 0, Unacknowledged: 0 };

    /// <summary>What an operator should see to; null when all is well.</summary>
    public string? Attention =>
        IsDeadEnd ? Ready > 0 ? "messages that nobody could handle lie here" : null
        : Consumers == 0 ? Ready > 0 ? "nobody consumes this, and messages wait" : "nobody consumes this"
        : null;
}

/// <summary>Asks RabbitMQ's management API about the queues. Not reaching it is an answer, too.</summary>
sealed class Broker(HttpClient http, IConfiguration configuration, IOptions<ConsoleOptions> options)
{
    const int ManagementPort = 15672;

    internal async Task<BrokerView> Queues(CancellationToken cancellation)
    {
        if ((configuration["Transport"] ?? "RabbitMq") != "RabbitMq")
            return new BrokerView("in memory", "The bus is in memory: its queues live inside the process, and nothing can be seen of them from outside.", []);
        if (!Uri.TryCreate(configuration["ConnectionStrings:RabbitMq"], UriKind.Absolute, out var broker))
            return new BrokerView("", "Setting ConnectionStrings:RabbitMq is not an address, so it is not known where the broker is.", []);
        var address = options.Value.Management ?? new UriBuilder("http", broker.Host, ManagementPort).Uri;
        try
        {
            var host = $"/api/queues/{Uri.EscapeDataString(VirtualHost(broker))}";
            using var queues = await Ask(new Uri(address, host), broker, cancellation);
            var lines = queues.RootElement.EnumerateArray().Select(Line).ToList();
            return new BrokerView(address.ToString(), null, [.. lines.OrderByDescending(line => line.Attention is not null).ThenBy(line => line.Name, StringComparer.Ordinal)]);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return new BrokerView(address.ToString(), $"RabbitMQ's management API at {address} does not answer ({failure.Message}), so nothing is known of the queues. Sagas do not need it. Setting {ConsoleOptions.Section}:{nameof(ConsoleOptions.Management)} says where it is.", []);
        }
    }

    /// <summary>Only ever asks: a look into a queue takes a message out and puts it back, which a quorum queue counts as a failed delivery.</summary>
    async Task<JsonDocument> Ask(Uri where, Uri broker, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, where);
        if (broker.UserInfo is { Length: > 0 } user)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(user))));
        using var answer = await http.SendAsync(request, cancellation);
        answer.EnsureSuccessStatusCode();
        return await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellation), cancellationToken: cancellation);
    }

    static string VirtualHost(Uri broker) => broker.AbsolutePath is "" or "/" ? "/" : Uri.UnescapeDataString(broker.AbsolutePath[1..]);

    static QueueLine Line(JsonElement queue) => new(
        queue.GetProperty("name").GetString()!, Number(queue, "messages_ready"), Number(queue, "messages_unacknowledged"), Number(queue, "consumers"), Head(queue), Rate(queue, "publish_details"), Rate(queue, "deliver_get_details"));

    static int Number(JsonElement queue, string name) => queue.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : 0;

    static DateTimeOffset? Head(JsonElement queue) =>
        queue.TryGetProperty("head_message_timestamp", out var at) && at.ValueKind == JsonValueKind.Number ? DateTimeOffset.FromUnixTimeSeconds(at.GetInt64()) : null;

    static double Rate(JsonElement queue, string name) =>
        queue.TryGetProperty("message_stats", out var stats) && stats.TryGetProperty(name, out var details) && details.TryGetProperty("rate", out var rate) ? double.Parse(rate.GetRawText(), CultureInfo.InvariantCulture) : 0;
}
