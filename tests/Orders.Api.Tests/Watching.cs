using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace Orders.Api.Tests;

/// <summary>Somebody who watches an order or a transfer.</summary>
sealed class Watching : IAsyncDisposable
{
    readonly HttpResponseMessage answer;
    readonly IAsyncEnumerator<SseItem<string>> events;

    Watching(HttpResponseMessage answer, Stream stream, CancellationToken cancellation) =>
        (this.answer, events) = (answer, SseParser.Create(stream).EnumerateAsync(cancellation).GetAsyncEnumerator(cancellation));

    /// <summary>The id of the event before; to be sent as <c>Last-Event-ID</c>.</summary>
    public string? LastId { get; private set; }

    public static async Task<Watching> Begin(HttpClient http, string path, CancellationToken cancellation, string? lastSeen = null)
    {
        var answer = await Answer(http, path, cancellation, lastSeen);
        answer.EnsureSuccessStatusCode();
        return new Watching(answer, await answer.Content.ReadAsStreamAsync(cancellation), cancellation);
    }

    /// <summary>The answer as soon as its headers are there.</summary>
    public static async Task<HttpResponseMessage> Answer(
        HttpClient http,
        string path,
        CancellationToken cancellation,
        string? lastSeen = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{path}/events");
        if (lastSeen is not null)
            request.Headers.Add("Last-Event-ID", lastSeen);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    /// <summary>The next event, as <c>changed Running</c>; null at the end of the stream.</summary>
    public async Task<string?> Next()
    {
        if (!await events.MoveNextAsync())
            return null;
        LastId = events.Current.EventId;
        return $"{events.Current.EventType} {JsonNode.Parse(events.Current.Data)!["status"]}";
    }

    public async Task Until(string awaited)
    {
        while (await Next() is { } shown && shown != awaited) { }
    }

    public async ValueTask DisposeAsync()
    {
        await events.DisposeAsync();
        answer.Dispose();
    }
}
