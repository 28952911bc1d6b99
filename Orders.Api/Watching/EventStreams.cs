using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Orders.Api.Input;
using Orders.Api.Submissions;
using Sagas;
using Sagas.Streams;

namespace Orders.Api.Watching;

/// <summary>All event streams of this process: who may open one, and how it starts.</summary>
sealed class EventStreams(IOptions<WatchOptions> options, IOptions<JsonOptions> json, TimeProvider time, IHostApplicationLifetime lifetime)
{
    public StreamSlots Slots { get; } = new(options.Value.StreamsPerCaller, options.Value.Streams);

    public string Show<TFields>(SubmissionRow row, SagaDetail? saga) where TFields : class, IFields<TFields> =>
        JsonSerializer.Serialize(SubmissionResource<TFields>.Of(row, saga), json.Value.SerializerOptions);

    /// <summary>Waits until the submission's state is known; then starts a stream, or reports that there is nothing more to see.</summary>
    public async Task<IResult> Begin(Watcher watcher, CancellationToken aborted)
    {
        var stopping = lifetime.ApplicationStopping;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(aborted, stopping);
        try
        {
            await watcher.Settled.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return Refusals.Stopping;
        }
        return watcher.HasSeenTheEnd ? TypedResults.NoContent() : new EventStream(watcher, options.Value, time, stopping);
    }

    /// <summary>After this time, dead streams have ended.</summary>
    public IResult Refuse(HttpContext http, SubmissionKind kind, string why)
    {
        http.Response.Headers.RetryAfter = $"{Math.Ceiling(options.Value.KeepAlive.TotalSeconds)}";
        return Refusals.TooManyStreams(kind, why);
    }
}
