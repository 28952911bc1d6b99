using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Sagas.Journal;

/// <summary>
/// Compares the clocks before anything that needs the time starts, and then every 10 seconds, because clocks are adjusted while services
/// run. A clock that a test controls is not compared.
/// </summary>
sealed partial class ClockWatch(JournalClock clock, TimeProvider time, ILogger<ClockWatch> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryCompare(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryCompare(stoppingToken);
    }

    async Task TryCompare(CancellationToken cancellation)
    {
        if (time != TimeProvider.System)
            return;
        try
        {
            await clock.Compare(cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Uncertain(failure.Message, clock.Ahead.TotalSeconds);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Debug,
        Message = "Could not read the database's clock ({Reason}); still assuming that it is {Ahead:0.000} s ahead"
    )]
    partial void Uncertain(string reason, double ahead);
}
