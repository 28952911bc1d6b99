using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Sagas.DeadLetters;

/// <summary>
/// Receives each dead letter and records it. While the database is unreachable it waits, and the broker keeps the copies.
/// </summary>
sealed partial class DeadLetterRecorder(
    string listener,
    IDeadLetterQueues queues,
    IDeadLetterBooks books,
    DeadLetterCounts counts,
    TimeProvider time,
    ILogger<DeadLetterRecorder> log
) : BackgroundService
{
    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await queues.Listen(listener, counts.Know, copies => Record(copies, stoppingToken), stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                CannotListen(failure.Message, FirstPause.TotalSeconds);
            }
            await Task.Delay(FirstPause, time, stoppingToken);
        }
    }

    async Task Record(IReadOnlyList<DeadCopy> copies, CancellationToken stoppingToken)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await books.Record(copies, stoppingToken);
                counts.Changed();
                return;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                CannotRecord(copies.Count, failure.Message, pause.TotalSeconds);
                await Task.Delay(pause, time, stoppingToken);
            }
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Cannot listen for dead letters ({Reason}); they stay in their queues and are counted. Trying again in {Pause} s"
    )]
    partial void CannotListen(string reason, double pause);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Count} dead letter(s) cannot be recorded ({Reason}); they stay in their queues. Trying again in {Pause} s"
    )]
    partial void CannotRecord(int count, string reason, double pause);
}
