using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Sagas.Console.Live;

/// <summary>Server-sent events: <c>ready</c>, <c>change</c> whenever there is something new to read, and <c>beat</c> now and then. They carry no data: pages read themselves again.</summary>
static class LiveEndpoint
{
    /// <summary>Proxies close what is silent for long.</summary>
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>A busy system changes all the time; nobody reads faster than this.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    internal static void MapLive(this IEndpointRouteBuilder routes) => routes.MapGet("/live", Stream);

    static ServerSentEventsResult<string> Stream(Guid? saga, ChangeFeed feed, IHostApplicationLifetime lifetime, TimeProvider time, CancellationToken aborted) =>
        TypedResults.ServerSentEvents(Events(saga, feed, lifetime, time, aborted));

    static async IAsyncEnumerable<SseItem<string>> Events(Guid? saga, ChangeFeed feed, IHostApplicationLifetime lifetime, TimeProvider time, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping, aborted);
        using var listener = feed.Listen(saga);
        yield return new SseItem<string>("", "ready");
        while (!end.IsCancellationRequested)
        {
            var kind = await Next(listener, time, end.Token);
            if (kind is null)
                yield break;
            yield return new SseItem<string>("", kind);
        }
    }

    static async Task<string?> Next(ChangeFeed.Listener listener, TimeProvider time, CancellationToken end)
    {
        try
        {
            using var wait = CancellationTokenSource.CreateLinkedTokenSource(end);
            wait.CancelAfter(Beat);
            await listener.Changes.ReadAsync(wait.Token);
            await Task.Delay(Pause, time, end);
            return "change";
        }
        catch (OperationCanceledException)
        {
            return end.IsCancellationRequested ? null : "beat";
        }
    }
}
