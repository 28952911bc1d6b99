using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Orders.Api.Submissions;

/// <summary>
/// Deletes expired idempotency keys, at the start and then hourly; in small batches, so that no request waits for it.
/// </summary>
sealed partial class IdempotencyKeyExpiry(
    IDbContextFactory<OrdersContext> contexts,
    IOptions<OrdersApiOptions> options,
    TimeProvider time,
    ILogger<IdempotencyKeyExpiry> log
) : BackgroundService
{
    public const int Batch = 1000;
    static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await Expire(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Postponed(failure.Message, Pause);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public async Task Expire(CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - options.Value.IdempotencyKeyRetention;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var old = context.IdempotencyKeys.Where(key => key.At < before).OrderBy(key => key.At).Take(Batch);
        while (await old.ExecuteDeleteAsync(cancellation) == Batch) { }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not delete expired idempotency keys ({Reason}); trying again in {Pause}")]
    partial void Postponed(string reason, TimeSpan pause);
}
