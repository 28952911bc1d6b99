using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Sagas.Engine;
using Sagas.Journal;
using Sagas.Persistence;

namespace Sagas.Operations;

/// <summary>Reads from the saga service's own database, without locking or writing.</summary>
sealed partial class SagaReader<TContext>(
    IDbContextFactory<TContext> contexts,
    IEnumerable<ISagaTable> tables,
    ILogger<SagaReader<TContext>> log
) : ISagaReader
    where TContext : SagaContext
{
    readonly Dictionary<string, ISagaTable> tables = tables.ToDictionary(table => table.Kind);

    public async Task<SagaDetail?> Find(Guid sagaId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return Detail(await context.Sagas.AsNoTracking().FirstOrDefaultAsync(row => row.Id == sagaId, cancellation));
    }

    public Task<SagaDetail?> Find(string businessId, CancellationToken cancellation) =>
        Newest(row => row.BusinessId == businessId, cancellation);

    public Task<SagaDetail?> Find(string kind, string businessId, CancellationToken cancellation) =>
        Newest(row => row.BusinessId == businessId && row.Kind == kind, cancellation);

    async Task<SagaDetail?> Newest(Expression<Func<SagaRow, bool>> which, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return Detail(
            await context.Sagas.AsNoTracking().Where(which).OrderByDescending(row => row.SubmittedAt).FirstOrDefaultAsync(cancellation)
        );
    }

    public async Task<string?> Data(Guid sagaId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Sagas.Where(row => row.Id == sagaId).Select(row => row.Data).FirstOrDefaultAsync(cancellation);
    }

    public async Task<IReadOnlyList<JournalEntry>> Journal(Guid sagaId, long after, int limit, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context
            .Journal.AsNoTracking()
            .Where(entry => entry.SubjectId == sagaId && entry.Position > after)
            .OrderBy(entry => entry.Position)
            .Take(limit)
            .ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<TimerRow>> Timers(Guid sagaId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context
            .Timers.AsNoTracking()
            .Where(timer => timer.SagaId == sagaId)
            .OrderBy(timer => timer.DueAt)
            .ToListAsync(cancellation);
    }

    SagaDetail? Detail(SagaRow? row)
    {
        if (row is null)
            return null;
        var saga = SagaRows.Read<AnySaga>(row);
        var table = tables.GetValueOrDefault(row.Kind);
        return saga.Detail(cannotCancelBecause: table?.CannotCancelBecause(saga)) with
        {
            Owed = table?.Owed(saga),
            Refusals = table is null ? null : ActionRules.RefusalsOf(table, saga),
        };
    }

    /// <summary>Reads any kind of saga by its common properties.</summary>
    sealed class AnySaga : SagaState;
}
