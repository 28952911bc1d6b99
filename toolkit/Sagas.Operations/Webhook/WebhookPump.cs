using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sagas.Journal;
using Sagas.Operations;

namespace Sagas.Webhook;

/// <summary>
/// Posts due events until the receiver accepts them or the last attempt has failed. Several instances may run: an instance claims an event
/// by incrementing its attempts. The claim of a process that ends expires, and the event is posted again.
/// </summary>
sealed partial class WebhookPump<TContext>(
    IDbContextFactory<TContext> contexts,
    WebhookClient client,
    IOptions<WebhookOptions> options,
    IOptions<JournalOptions> journal,
    JournalClock clock,
    TimeProvider time,
    ILogger<WebhookPump<TContext>> log
) : BackgroundService
    where TContext : SagaContext
{
    const int AtOnce = 4;
    const int Batch = 20;
    const int LongestAnswer = 500;
    static readonly TimeSpan Spare = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(journal.Value.PollInterval, time);
        do
        {
            try
            {
                while (await PostDue(stoppingToken) == Batch) { }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                PumpFailed(failure.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    async Task<int> PostDue(CancellationToken cancellation)
    {
        var now = clock.Now;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var due = await context
            .WebhookDeliveries.AsNoTracking()
            .Where(row => row.DueAt <= now)
            .OrderBy(row => row.DueAt)
            .Take(Batch)
            .ToListAsync(cancellation);
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (delivery, stop) => await PostOne(delivery, stop)
        );
        return due.Count;
    }

    async Task PostOne(WebhookDelivery delivery, CancellationToken cancellation)
    {
        using var activity = JournalMetrics.Activities.StartActivity("webhook post", ActivityKind.Producer);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var attempt = delivery.Attempts + 1;
        var claim = clock.Now + options.Value.Timeout + Spare;
        var mine = await context
            .WebhookDeliveries.Where(row => row.Id == delivery.Id && row.Attempts == delivery.Attempts && row.DueAt != null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Attempts, attempt).SetProperty(row => row.DueAt, claim), cancellation);
        if (mine == 0)
            return;
        bool taken;
        string answer;
        try
        {
            (taken, answer) = await client.Post(delivery, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The service is stopping: the next instance need not wait for the claim to expire.
            await context
                .WebhookDeliveries.Where(row => row.Id == delivery.Id && row.Attempts == attempt)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.DueAt, delivery.DueAt), CancellationToken.None);
            throw;
        }
        await Record(context, delivery, attempt, taken, answer.Length > LongestAnswer ? answer[..LongestAnswer] : answer);
    }

    async Task Record(TContext context, WebhookDelivery delivery, int attempt, bool taken, string answer)
    {
        var now = clock.Now;
        var last = attempt >= options.Value.Retry.MaximumAttempts && options.Value.Retry.MaximumAttempts > 0;
        var status = taken ? DeliveryStatus.Delivered : last ? DeliveryStatus.Failed : DeliveryStatus.Pending;
        DateTimeOffset? next = status == DeliveryStatus.Pending ? now + options.Value.Retry.IntervalAfter(attempt) : null;
        DateTimeOffset? finished = status == DeliveryStatus.Pending ? null : now;
        await context
            .WebhookDeliveries.Where(row => row.Id == delivery.Id && row.Attempts == attempt)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.Status, status)
                        .SetProperty(row => row.DueAt, next)
                        .SetProperty(row => row.LastAnswer, answer)
                        .SetProperty(row => row.FinishedAt, finished),
                CancellationToken.None
            );
        if (status == DeliveryStatus.Failed)
            GivenUp(delivery.Id, delivery.Kind, delivery.BusinessId, attempt, answer);
        else if (!taken)
            NotTaken(delivery.Id, delivery.Kind, delivery.BusinessId, attempt, answer, next);
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Nobody could be told that {Kind} {BusinessId} needs a human (event {Event}): given up after {Attempts} attempts, last: "
            + "{Answer}. Tell them, and see GET /ops/webhook-deliveries"
    )]
    partial void GivenUp(Guid @event, string kind, string businessId, int attempts, string answer);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The webhook did not take that {Kind} {BusinessId} needs a human (event {Event}, attempt {Attempt}: {Answer}); again at "
            + "{Next}"
    )]
    partial void NotTaken(Guid @event, string kind, string businessId, int attempt, string answer, DateTimeOffset? next);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not look for webhook deliveries ({Reason}); trying again")]
    partial void PumpFailed(string reason);
}
