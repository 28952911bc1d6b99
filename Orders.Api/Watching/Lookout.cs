using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Orders.Api.Submissions;
using Sagas;

namespace Orders.Api.Watching;

/// <summary>
/// Polls for all watchers: while there are any, one loop per process reads everything that is watched, with one query and one request per
/// hundred sagas, and notifies each watcher of changes. The cost does not depend on the number of watchers.
/// </summary>
sealed partial class Lookout(
    SubmissionProgress progress,
    IOptions<WatchOptions> options,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<Lookout> log
)
{
    /// <summary>The maximum per round; beyond it, those not read for the longest time come first.</summary>
    const int AtOnce = 1000;

    /// <summary>The shortest pause between rounds, however many watchers arrive at once.</summary>
    static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    readonly Lock gate = new();
    readonly Dictionary<Guid, Watched> watched = [];
    readonly Channel<bool> arrivals = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    long round;
    bool running;

    /// <summary>False while there are no watchers: then nothing is read.</summary>
    public bool IsLooking
    {
        get
        {
            lock (gate)
                return running;
        }
    }

    /// <param name="seen">What the watcher saw last; null for nothing.</param>
    public Watcher Watch(SubmissionRow row, Func<SubmissionRow, SagaDetail?, string> show, string? seen)
    {
        lock (gate)
        {
            if (!watched.TryGetValue(row.SagaId, out var one))
                watched[row.SagaId] = one = new Watched(row, show);
            var watcher = new Watcher(seen, round, gone => Leave(one, gone));
            one.Watchers.Add(watcher);
            one.LookedAt = null;
            arrivals.Writer.TryWrite(true);
            if (!running)
                Start();
            running = true;
            return watcher;
        }
    }

    /// <summary>The loop outlives the request that starts it, and must not be traced or logged as part of it.</summary>
    void Start()
    {
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(Look);
    }

    void Leave(Watched one, Watcher gone)
    {
        lock (gate)
        {
            one.Watchers.Remove(gone);
            if (one.Watchers.Count == 0)
                watched.Remove(one.Id);
        }
    }

    async Task Look()
    {
        var (stopping, lookedAtAll) = (lifetime.ApplicationStopping, time.GetTimestamp());
        var all = true;
        while (!stopping.IsCancellationRequested && Choose(all) is { } chosen)
        {
            if (all)
                lookedAtAll = time.GetTimestamp();
            await progress.Learn(chosen.Open, stopping);
            Tell(chosen.All, chosen.Round);
            await Pause(options.Value.Interval - time.GetElapsedTime(lookedAtAll), stopping);
            all = time.GetElapsedTime(lookedAtAll) >= options.Value.Interval;
        }
    }

    /// <returns>Null when there are no watchers left.</returns>
    (IReadOnlyList<Watched> All, IReadOnlyList<Watched> Open, long Round)? Choose(bool all)
    {
        lock (gate)
        {
            running = watched.Count > 0;
            if (!running)
                return null;
            while (arrivals.Reader.TryRead(out _)) { }
            var chosen = watched
                .Values.Where(one => one.LookedAt is null || (all && !one.IsFinal))
                .OrderBy(one => one.LookedAt ?? 0)
                .Take(AtOnce)
                .ToList();
            foreach (var one in chosen)
                one.LookedAt = time.GetTimestamp();
            return (chosen, chosen.FindAll(one => !one.IsFinal), ++round);
        }
    }

    void Tell(IReadOnlyList<Watched> chosen, long looked)
    {
        foreach (var one in chosen)
        {
            try
            {
                var now = one.See();
                lock (gate)
                {
                    foreach (var watcher in one.Watchers)
                        watcher.Hear(now, looked);
                }
            }
            catch (Exception failure)
            {
                CannotShow(failure, one.Kind, one.Id);
                lock (gate)
                {
                    foreach (var watcher in one.Watchers)
                        watcher.Fail(failure);
                }
            }
        }
    }

    /// <summary>Pauses until the next full round, or until a new watcher waits for its first snapshot.</summary>
    async Task Pause(TimeSpan rest, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(Breath, time, stopping);
            if (rest <= Breath)
                return;
            using var enough = new CancellationTokenSource(rest - Breath, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, stopping);
            await arrivals.Reader.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException) { }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Kind} {Id} cannot be shown to its watchers; its row in table 'submissions' may be damaged"
    )]
    partial void CannotShow(Exception failure, string kind, Guid id);
}
