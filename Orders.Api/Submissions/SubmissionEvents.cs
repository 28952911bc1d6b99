using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Sagas.Steps;

namespace Orders.Api.Submissions;

/// <summary>A submission as a stream: once at the start, then whenever it changed, until it finished.</summary>
sealed class SubmissionEvents(SubmissionReader reader, SubmissionResources resources, TimeProvider time, IHostApplicationLifetime lifetime)
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public async IAsyncEnumerable<SseItem<TResource>> Watch<TResource>(SubmissionKind kind, SubmissionRow row, [EnumeratorCancellation] CancellationToken cancellation)
        where TResource : SubmissionResource, IShown<TResource>
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
        using var timer = new PeriodicTimer(Pause, time);
        var sent = "";
        do
        {
            row = await reader.Find(kind, row.BusinessId, either.Token) ?? row;
            var now = await resources.Show<TResource>(row, either.Token);
            if (now.Status.IsFinal())
            {
                yield return new SseItem<TResource>(now, "finished");
                yield break;
            }
            var text = StoredJson.Write(now);
            if (text != sent)
                yield return new SseItem<TResource>(now, "changed");
            sent = text;
        }
        while (await Tick(timer, either.Token));
    }

    /// <summary>When the reader has gone or the service stops, the stream just ends.</summary>
    static async Task<bool> Tick(PeriodicTimer timer, CancellationToken cancellation)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
