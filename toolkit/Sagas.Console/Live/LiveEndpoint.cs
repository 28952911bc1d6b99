using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Sagas.Streams;

namespace Sagas.Console.Live;

/// <summary>
/// Server-sent events: <c>ready</c> at first, <c>change</c> when there is something new, and <c>beat</c> while there is not. They
/// carry no data: the page fetches itself again.
/// </summary>
static class LiveEndpoint
{
    /// <summary>Proxies close silent connections, and only a write shows that a page has gone.</summary>
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>After this a page has to connect again, and its user is authenticated again.</summary>
    static readonly TimeSpan MaximumAge = TimeSpan.FromHours(1);

    /// <summary>The least time between two changes: a busy system changes all the time, and nobody reads faster than this.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    internal static void MapLive(this IEndpointRouteBuilder routes) => routes.MapGet("/live", Stream);

    static Results<ServerSentEventsResult<string>, ProblemHttpResult> Stream(
        Guid? saga, HttpContext http, ChangeFeed feed, IHostApplicationLifetime lifetime, TimeProvider time)
    {
        if (feed.Slots.Take(Caller.Of(http), out var why) is not { } slot)
            return Refuse(http, why);
        http.Response.RegisterForDispose(slot);
        LostPeers.EndAfter(http, 2 * Beat);
        return TypedResults.ServerSentEvents(Events(saga, feed, lifetime, time, http.RequestAborted));
    }

    /// <summary>The page then reloads every few seconds, and tries to get a stream from time to time.</summary>
    static ProblemHttpResult Refuse(HttpContext http, string why)
    {
        http.Response.Headers.RetryAfter = $"{Beat.TotalSeconds}";
        return TypedResults.Problem(
            $"{why} Close a page of the console, or raise Console:LivePagesPerCaller or Console:LivePages; "
            + "until then this page reloads every few seconds.",
            statusCode: StatusCodes.Status429TooManyRequests,
            title: "Too many live pages");
    }

    static async IAsyncEnumerable<SseItem<string>> Events(
        Guid? saga, ChangeFeed feed, IHostApplicationLifetime lifetime, TimeProvider time,
        [EnumeratorCancellation] CancellationToken aborted)
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
