using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Sagas.Streams;

namespace Sagas.Console.Live;

/// <summary>Server-sent events: <c>ready</c>, <c>change</c> whenever there is something new to read, and <c>beat</c> now and then. They carry no data: pages read themselves again.</summary>
static class LiveEndpoint
{
    /// <summary>Proxies close what is silent for long, and without it nobody would notice that a page has gone.</summary>
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>A page connects again after this, and is asked again who it is.</summary>
    static readonly TimeSpan MaximumAge = TimeSpan.FromHours(1);

    /// <summary>A busy system changes all the time; nobody reads faster than this.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    internal static void MapLive(this IEndpointRouteBuilder routes) => routes.MapGet("/live", Stream);

    static Results<ServerSentEventsResult<string>, ProblemHttpResult> Stream(Guid? saga, HttpContext http, ChangeFeed feed, IHostApplicationLifetime lifetime, TimeProvider time)
    {
        if (feed.Slots.Take(Caller.Of(http), out var why) is not { } slot)
            return Refuse(http, why);
        http.Response.RegisterForDispose(slot);
        LostPeers.EndAfter(http, 2 * Beat);
        return TypedResults.ServerSentEvents(Events(saga, feed, lifetime, time, http.RequestAborted));
    }

    /// <summary>The page goes on by itself: it reads itself again every few seconds, and asks for a stream now and then.</summary>
    static ProblemHttpResult Refuse(HttpContext http, string why)
    {
        http.Response.Headers.RetryAfter = $"{Beat.TotalSeconds}";
        return TypedResults.Problem($"{why} Close a page of the console, or raise Console:LivePagesPerCaller or Console:LivePages; this page is read again every few seconds meanwhile.",
            statusCode: StatusCodes.Status429TooManyRequests, title: "Too many live pages");
    }

    static async IAsyncEnumerable<SseItem<string>> Events(Guid? saga, ChangeFeed feed, IHostApplicationLifetime lifetime, TimeProvider time, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var age = new CancellationTokenSource(MaximumAge, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping, aborted, age.Token);
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
            using var silence = new CancellationTokenSource(Beat, time);
            using var wait = CancellationTokenSource.CreateLinkedTokenSource(end, silence.Token);
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
