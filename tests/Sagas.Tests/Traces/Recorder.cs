using System.Collections.Concurrent;
using System.Diagnostics;

namespace Sagas.Tests.Traces;

/// <summary>Traces everything, as a process with a collector does.</summary>
sealed class Recorder : IDisposable
{
    readonly ActivityListener listener;
    readonly ActivitySource requests = new("requests");
    readonly ConcurrentQueue<Activity> ended = new();

    internal Recorder()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "requests" or "MassTransit" or "Sagas.Journal",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
    }

    internal IEnumerable<Activity> Ended(string name) => ended.Where(activity => activity.OperationName == name);

    /// <summary>Begins something within a trace of its own; what it began goes on after the request has ended, or not.</summary>
    internal async Task<ActivityTraceId> Request(Action begin)
    {
        using var request = requests.StartActivity("request", ActivityKind.Server, default(ActivityContext))!;
        await Task.Yield();
        begin();
        return request.TraceId;
    }

    public void Dispose()
    {
        listener.Dispose();
        requests.Dispose();
    }
}
