using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Sagas.Console.Brokers;

/// <param name="Problem">Why nothing is known of the queues; null when they are.</param>
public sealed record BrokerView(string Address, string? Problem, IReadOnlyList<QueueLine> Queues);

/// <param name="Oldest">When the message at its head was sent.</param>
/// <param name="InRate">Messages a second.</param>
public sealed record QueueLine(string Name, int Ready, int Unacknowledged, int Consumers, DateTimeOffset? Oldest, double InRate, double OutRate)
{
    public bool IsDeadEnd => Name.EndsWith("_error", StringComparison.Ordinal) || Name.EndsWith("_skipped", StringComparison.Ordinal);

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
            using var queues = await Ask(HttpMethod.Get, new Uri(address, host), null, broker, cancellation);
            var lines = await Task.WhenAll(queues.RootElement.EnumerateArray().Select(Line).ToList().Select(async line =>
                line is { Oldest: null, Ready: > 0, Consumers: 0 } ? line with { Oldest = await Head(new Uri(address, $"{host}/{Uri.EscapeDataString(line.Name)}/get"), broker, cancellation) } : line));
            return new BrokerView(address.ToString(), null, [.. lines.OrderByDescending(line => line.Attention is not null).ThenBy(line => line.Name, StringComparer.Ordinal)]);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return new BrokerView(address.ToString(), $"RabbitMQ's management API at {address} does not answer ({failure.Message}), so nothing is known of the queues. Sagas do not need it. Setting {ConsoleOptions.Section}:{nameof(ConsoleOptions.Management)} says where it is.", []);
        }
    }

    /// <summary>MassTransit says in the message, not to the broker, when it was sent. Only where nobody consumes is it worth a look; the message stays where it is.</summary>
    async Task<DateTimeOffset?> Head(Uri queue, Uri broker, CancellationToken cancellation)
    {
        using var messages = await Ask(HttpMethod.Post, queue, """{"count":1,"ackmode":"ack_requeue_true","encoding":"auto","truncate":200000}""", broker, cancellation);
        return messages.RootElement is { ValueKind: JsonValueKind.Array } all && all.GetArrayLength() > 0 && all[0].TryGetProperty("payload", out var payload) ? SentTime(payload.GetString() ?? "") : null;
    }

    static DateTimeOffset? SentTime(string envelope)
    {
        try
        {
            using var message = JsonDocument.Parse(envelope);
            return message.RootElement.TryGetProperty("sentTime", out var sent) && sent.TryGetDateTimeOffset(out var at) ? at : null;
        }
        catch (JsonException)
        {
            // Somebody else's message.
            return null;
        }
    }

    async Task<JsonDocument> Ask(HttpMethod method, Uri where, string? json, Uri broker, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, where);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
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
