using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Sagas.Messages;
using Sagas;

namespace Orders.Api.Submissions;

/// <summary>
/// Compares unfinished submissions with their sagas, a page at a time. An outcome that was missed (a lost message, a restored backup of
/// this database) is stored; a submission unknown to its saga service (a restored backup of its database) is sent again.
/// </summary>
sealed partial class SubmissionComparison(
    IDbContextFactory<OrdersContext> contexts,
    SubmissionRepair repair,
    IBus bus,
    IOptions<OrdersApiOptions> options,
    TimeProvider time,
    ILogger<SubmissionComparison> log
) : BackgroundService
{
    const int Page = 100;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    SubmissionRow? last;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ComparePause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ComparePage(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Postponed(failure.Message);
            }
        }
    }

    internal async Task ComparePage(CancellationToken cancellation)
    {
        var rows = await OpenRows(cancellation);
        last = rows.Count == Page ? rows[^1] : null;
        foreach (var row in rows)
        {
            var answer = await Ask(row, cancellation);
            if (answer.Is(out Response<SagaFound>? found))
                await End(row, found.Message.Detail, cancellation);
            else if (await IsLost(row, cancellation))
                await repair.SendAgain(row, cancellation);
        }
    }

    /// <summary>Oldest first, from the end of the last page; recently accepted submissions are in progress and left out.</summary>
    async Task<List<SubmissionRow>> OpenRows(CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - options.Value.CompareAfter;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = context.Submissions.AsNoTracking().Where(row => row.Status == SagaStatus.Accepted && row.SubmittedAt < before);
        if (last is { SubmittedAt: var at, SagaId: var id })
            rows = rows.Where(row => row.SubmittedAt >= at && (row.SubmittedAt > at || row.SagaId.CompareTo(id) > 0));
        return await rows.OrderBy(row => row.SubmittedAt).ThenBy(row => row.SagaId).Take(Page).ToListAsync(cancellation);
    }

    Task<Response<SagaFound, SagaNotFound>> Ask(SubmissionRow row, CancellationToken cancellation) =>
        bus.CreateRequestClient<GetSaga>(Patience).GetResponse<SagaFound, SagaNotFound>(new GetSaga(row.SagaId, row.Kind), cancellation);

    async Task End(SubmissionRow row, SagaDetail detail, CancellationToken cancellation)
    {
        if (detail is { ContinuedAs: null } && detail.Status.IsFinal())
            await repair.End(row, detail, cancellation);
    }

    /// <summary>
    /// A submission may still wait in a long queue, so it counts as lost only when a later one has finished, or after a long time.
    /// </summary>
    async Task<bool> IsLost(SubmissionRow row, CancellationToken cancellation)
    {
        if (row.SubmittedAt < time.GetUtcNow() - options.Value.LostAfter)
            return true;
        var later = row.SubmittedAt + options.Value.CompareAfter;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Submissions.AnyAsync(
            other => other.Kind == row.Kind && other.SubmittedAt > later && other.Status != SagaStatus.Accepted,
            cancellation
        );
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Open submissions could not be compared with their sagas ({Reason}); trying again")]
    partial void Postponed(string reason);
}
