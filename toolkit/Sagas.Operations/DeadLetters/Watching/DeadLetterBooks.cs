using Microsoft.EntityFrameworkCore;
using Sagas.Operations;

namespace Sagas.DeadLetters;

/// <summary>Records dead letters in the saga service's own database, with the notifications in the same transaction.</summary>
sealed class DeadLetterBooks<TContext>(IDbContextFactory<TContext> contexts, DeadLetterAlerts alerts, TimeProvider time) : IDeadLetterBooks
    where TContext : SagaContext
{
    public Task Record(IReadOnlyList<DeadCopy> copies, CancellationToken cancellation) =>
        Write(
            [.. copies.GroupBy(copy => copy.Message.Id).Select(same => (same.First().Message, same.Count(), same.Any(copy => copy.Again)))],
            Again,
            cancellation
        );

    public Task Found(IReadOnlyCollection<(DeadMessage Message, int Copies)> messages, CancellationToken cancellation) =>
        Write([.. messages.Select(found => (found.Message, found.Copies, false))], StillThere, cancellation);

    async Task Write(
        IReadOnlyList<(DeadMessage Message, int Copies, bool Again)> messages,
        Func<DeadLetter, int, bool, bool> known,
        CancellationToken cancellation
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var ids = messages.Select(one => one.Message.Id).ToList();
        var rows = await context.DeadLetters.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        var died = new List<DeadLetter>();
        foreach (var (message, copies, again) in messages)
        {
            if (!rows.TryGetValue(message.Id, out var row))
                died.Add(context.DeadLetters.Add(DeadLetterReading.Row(message, time.GetUtcNow(), copies)).Entity);
            else if (known(row, copies, again))
                died.Add(row);
        }
        context.WebhookDeliveries.AddRange(await alerts.About(died, context.Sagas, cancellation));
        await context.SaveChangesAsync(cancellation);
    }

    /// <summary>A known message failed again: it was sent back and could not be handled this time either.</summary>
    bool Again(DeadLetter row, int copies, bool redelivered)
    {
        if (redelivered)
            return false;
        if (row.Status == DeadLetterStatus.Open)
        {
            row.Copies += copies;
            return false;
        }
        Reopen(row, copies);
        row.DiedAt = time.GetUtcNow();
        return true;
    }

    /// <summary>A known message is in the queue. No new notification if it was only presumed gone.</summary>
    static bool StillThere(DeadLetter row, int copies, bool redelivered)
    {
        var news = row.Status is DeadLetterStatus.Resent or DeadLetterStatus.Discarded;
        Reopen(row, copies);
        return news;
    }

    static void Reopen(DeadLetter row, int copies) =>
        (row.Status, row.Copies, row.ClosedAt, row.OperationId) = (DeadLetterStatus.Open, copies, null, null);

    public async Task<IReadOnlyDictionary<string, Expected>> Expect(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return (await context.DeadLetters.InQueue().ByQueue().ToListAsync(cancellation)).ToDictionary(
            queue => queue.Queue,
            queue => new Expected(queue.Messages, queue.Claimed > 0)
        );
    }

    public async Task CloseMissing(string queue, IReadOnlySet<Guid> found, DateTimeOffset began, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.DeadLetters.InQueue().Where(row => row.Queue == queue && row.RecordedAt < began).ToListAsync(cancellation);
        foreach (var row in rows.Where(row => !found.Contains(row.Id)))
        {
            row.Status = row.Status switch
            {
                DeadLetterStatus.Resending => DeadLetterStatus.Resent,
                DeadLetterStatus.Discarding => DeadLetterStatus.Discarded,
                _ => DeadLetterStatus.Gone,
            };
            row.ClosedAt = time.GetUtcNow();
        }
        await context.SaveChangesAsync(cancellation);
    }

    public async Task<IReadOnlyList<DeadLetter>> Select(DeadLetterSelection selection, int most, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = context.DeadLetters.AsNoTracking();
        rows = selection.Queue is null
            ? rows.Where(row => selection.Ids.Contains(row.Id))
            : rows.Where(row =>
                row.Status == DeadLetterStatus.Open
                && row.Queue == selection.Queue
                && row.Cause == selection.Cause
                && row.RecordedAt <= selection.Until
            );
        return await rows.OrderBy(row => row.DiedAt).ThenBy(row => row.Id).Take(most).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyDictionary<Guid, int>> Claim(
        IReadOnlyCollection<Guid> ids,
        DeadLetterStatus claim,
        Guid operationId,
        CancellationToken cancellation
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context
            .DeadLetters.Where(row => ids.Contains(row.Id) && row.Status == DeadLetterStatus.Open)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Status, claim).SetProperty(row => row.OperationId, operationId),
                cancellation
            );
        return await context
            .DeadLetters.Where(row => ids.Contains(row.Id) && row.OperationId == operationId && row.Status == claim)
            .ToDictionaryAsync(row => row.Id, row => row.Copies, cancellation);
    }

    public async Task Settle(IReadOnlyCollection<Guid> ids, Guid operationId, DeadLetterStatus status, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        DateTimeOffset? closed = status == DeadLetterStatus.Open ? null : time.GetUtcNow();
        Guid? by = status == DeadLetterStatus.Open ? null : operationId;
        await context
            .DeadLetters.Where(row => ids.Contains(row.Id) && row.OperationId == operationId)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.Status, status)
                        .SetProperty(row => row.ClosedAt, closed)
                        .SetProperty(row => row.OperationId, by),
                cancellation
            );
    }
}
