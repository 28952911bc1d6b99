using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Sagas.Streams;

namespace Orders.Api.Watching;

/// <summary>
/// Writes a watcher's snapshots as server-sent events, and a comment line after a long silence, which detects dead connections.
/// </summary>
sealed class EventStream(Watcher watcher, WatchOptions options, TimeProvider time, CancellationToken stopping) : IResult
{
    static readonly byte[] KeepAlive = ": keep-alive\n\n"u8.ToArray();

    enum Heard { News, Nothing, TheEnd }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        LostPeers.EndAfter(httpContext, 2 * options.KeepAlive);
        httpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var headers = httpContext.Response.Headers;
        (headers.ContentType, headers.CacheControl, headers["X-Accel-Buffering"]) = ("text/event-stream", "no-cache,no-store", "no");
        using var age = new CancellationTokenSource(options.MaximumAge, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(age.Token, stopping, httpContext.RequestAborted);
        try
        {
            await Write(httpContext.Response.Body, end.Token, httpContext.RequestAborted);
        }
        catch (Exception gone) when (gone is IOException || (gone is OperationCanceledException && end.IsCancellationRequested))
        {
            // The reader has disconnected.
        }
    }

    async Task Write(Stream body, CancellationToken end, CancellationToken aborted)
    {
        // Spreads the reconnects of streams that end together because an instance stops.
        await Flush(body, Encoding.UTF8.GetBytes($"retry: {Random.Shared.Next(500, 2500)}\n\n"), aborted);
        while (await Listen(end) is var heard && heard != Heard.TheEnd)
        {
            if (heard == Heard.Nothing)
                await Flush(body, KeepAlive, aborted);
            else if (watcher.Snapshots.TryRead(out var now))
                await Flush(body, Event(now), aborted);
        }
    }

    async Task<Heard> Listen(CancellationToken end)
    {
        using var silence = new CancellationTokenSource(options.KeepAlive, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, end);
        try
        {
            return await watcher.Snapshots.WaitToReadAsync(either.Token) ? Heard.News : Heard.TheEnd;
        }
        catch (OperationCanceledException)
        {
            return end.IsCancellationRequested ? Heard.TheEnd : Heard.Nothing;
        }
    }

    static byte[] Event(Snapshot now) =>
        Encoding.UTF8.GetBytes($"id: {now.Id}\nevent: {(now.IsFinal ? "finished" : "changed")}\ndata: {now.Json}\n\n");

    static async Task Flush(Stream body, byte[] text, CancellationToken aborted)
    {
        await body.WriteAsync(text, aborted);
        await body.FlushAsync(aborted);
    }
}
