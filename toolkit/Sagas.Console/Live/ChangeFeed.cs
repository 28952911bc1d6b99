using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sagas.DeadLetters;
using Sagas.Operations;
using Sagas.Streams;

namespace Sagas.Console.Live;

/// <summary>
/// Tells open pages that something changed. While any page is open, one loop per process reads the end of the journal. It hears
/// of other instances' work, too, and costs one small query however many pages are open.
/// </summary>
sealed partial class ChangeFeed(
    ISagaQueries sagas, DeadLetterCounts deadLetters, IOptions<ConsoleOptions> options, TimeProvider time,
    IHostApplicationLifetime lifetime, ILogger<ChangeFeed> log)
{
    /// <summary>Transactions may commit in another order than their positions, so the last few entries are read each time.</summary>
    const int LookedAt = 256;

    readonly ConcurrentDictionary<Listener, byte> listeners = new();
    readonly Lock starting = new();
    bool running;

    internal StreamSlots Slots { get; } = new(options.Value.LivePagesPerCaller, options.Value.LivePages);

    internal Listener Listen(Guid? sagaId)
    {
        var listener = new Listener(sagaId, gone => listeners.TryRemove(gone, out _));
        listeners[listener] = 0;
        // Without this, a change between the page's own reading and now would be missed.
        listener.Hear(null);
        lock (starting)
        {
            if (!running)
                Start();
            running = true;
        }
        return listener;
    }

    /// <summary>Not in the context of the first page's request, because it goes on for others.</summary>
    void Start()
    {
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(Watch);
    }

    async Task Watch()
    {
        HashSet<long>? seen = null;
        var deaths = deadLetters.Changes;
        while (!lifetime.ApplicationStopping.IsCancellationRequested && !Idle())
        {
            try
            {
                var latest = await sagas.Latest(LookedAt, lifetime.ApplicationStopping);
                Tell(News(latest, seen));
                seen = [.. latest.Select(entry => entry.Position)];
                if (deadLetters.Changes != deaths)
                    Tell(null);
                deaths = deadLetters.Changes;
            }
            catch (Exception failure) when (!lifetime.ApplicationStopping.IsCancellationRequested)
            {
                CannotWatch(failure.Message);
            }
            await Task.Delay(options.Value.LiveInterval, time, CancellationToken.None);
        }
    }

    bool Idle()
    {
        lock (starting)
        {
            running = !listeners.IsEmpty;
            return !running;
        }
    }

    /// <summary>The sagas that changed; null for any saga, at first and when more happened than was read.</summary>
    static HashSet<Guid?>? News(IReadOnlyList<(long Position, Guid? SagaId)> latest, HashSet<long>? seen) =>
        seen is null || (latest.Count == LookedAt && !seen.Contains(latest[^1].Position))
            ? null
            : [.. latest.Where(entry => !seen.Contains(entry.Position)).Select(entry => entry.SagaId)];

    void Tell(HashSet<Guid?>? changed)
    {
        if (changed is { Count: 0 })
            return;
        foreach (var listener in listeners.Keys)
            listener.Hear(changed);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The console cannot look for changes ({Reason}); trying again")]
    partial void CannotWatch(string reason);

    /// <summary>One open page.</summary>
    internal sealed class Listener(Guid? sagaId, Action<Listener> leave) : IDisposable
    {
        readonly Channel<bool> changes =
            Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        internal ChannelReader<bool> Changes => changes.Reader;

        internal void Hear(HashSet<Guid?>? changed)
        {
            if (sagaId is null || changed is null || changed.Contains(sagaId))
                changes.Writer.TryWrite(true);
        }

        public void Dispose() => leave(this);
    }
}
