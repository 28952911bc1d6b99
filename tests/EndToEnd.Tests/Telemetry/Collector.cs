using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EndToEnd.Tests.Telemetry;

/// <summary>Takes what the running services export over OTLP, as a collector does, and lets tests look at it.</summary>
sealed class Collector : IAsyncDisposable
{
    readonly WebApplication app;
    readonly ConcurrentQueue<ReceivedSpan> spans = new();
    readonly ConcurrentQueue<ReceivedLog> logs = new();
    readonly ConcurrentDictionary<ReceivedMetric, int> metrics = new();

    Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        Take("/v1/traces", request => Add(spans, Otlp.Spans(request)));
        Take("/v1/logs", request => Add(logs, Otlp.Logs(request)));
        Take("/v1/metrics", request => Count(Otlp.Metrics(request)));
    }

    internal static Collector Start()
    {
        var collector = new Collector();
        collector.app.Start();
        return collector;
    }

    internal string Address => app.Urls.Single();

    /// <summary>While nobody looks, nothing is kept: other tests make a great deal of it.</summary>
    internal bool Keeps { get; set; } = true;

    internal IReadOnlyCollection<ReceivedSpan> Spans => spans;
    internal IReadOnlyCollection<ReceivedLog> Logs => logs;

    /// <summary>How often a service exported a metric.</summary>
    internal int Exports(string service, string metric) => metrics.GetValueOrDefault(new(service, metric));

    internal IEnumerable<string> MetricsOf(string service) =>
        metrics.Keys.Where(metric => metric.Service == service).Select(metric => metric.Name);

    internal void Forget()
    {
        spans.Clear();
        logs.Clear();
    }

    internal static async Task Until(Func<bool> holds, Func<string> otherwise)
    {
        for (var limit = Stopwatch.StartNew(); !holds(); await Client.Pause())
            Assert.That(limit.Elapsed, Is.LessThan(TimeSpan.FromMinutes(1)), otherwise);
    }

    void Take(string path, Action<Protobuf> take) => app.MapPost(path, async (HttpRequest request) =>
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        if (Keeps)
            take(new Protobuf(body.ToArray()));
        return TypedResults.Bytes([], "application/x-protobuf");
    });

    static void Add<T>(ConcurrentQueue<T> queue, IEnumerable<T> received)
    {
        foreach (var one in received)
            queue.Enqueue(one);
    }

    void Count(IEnumerable<ReceivedMetric> received)
    {
        foreach (var metric in received)
            metrics.AddOrUpdate(metric, 1, (_, count) => count + 1);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
