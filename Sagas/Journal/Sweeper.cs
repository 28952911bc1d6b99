using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sagas.Journal;

/// <summary>Sends what is committed but not known to be sent, and that no redelivery will bring back: outputs of HTTP requests.</summary>
sealed partial class Sweeper(IJournalStore store, Dispatcher dispatcher, TimeProvider time, IOptions<JournalOptions> options, ILogger<Sweeper> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.PollInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await Sweep(stoppingToken) == Limit) { }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                SweepFailed(failure.Message);
            }
        }
    }

    const int Limit = 200;

    /// <summary>One entry whose messages cannot be sent must not keep the others back: each is tried by itself.</summary>
    async Task<int> Sweep(CancellationToken cancellation)
    {
        var entries = await store.Pending(time.GetUtcNow() - options.Value.SweepAfter, Limit, cancellation);
        var sent = new List<Guid>();
        foreach (var entry in entries)
        {
            try
            {
                await dispatcher.Send(OutboundMessage.Deserialize(entry.Outputs), mandatory: true, cancellation).WaitAsync(TimeSpan.FromSeconds(10), cancellation);
                sent.Add(entry.MessageId);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                StillUnsent(entry.Endpoint, entry.SubjectId, failure.Message);
            }
        }
        if (sent.Count > 0)
            await store.MarkSent(sent, cancellation);
        JournalMetrics.SweptUp(sent.Count);
        return sent.Count;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Operation} for saga {SagaId} still cannot be sent ({Reason}); trying again with the next sweep")]
    partial void StillUnsent(string operation, Guid? sagaId, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not look for unsent messages ({Reason}); trying again")]
    partial void SweepFailed(string reason);
}
