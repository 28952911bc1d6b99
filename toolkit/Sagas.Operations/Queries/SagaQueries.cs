using Microsoft.EntityFrameworkCore;
using Sagas.Journal;
using Sagas.Persistence;

namespace Sagas.Operations;

/// <summary>Reads without locking, writing or tracking.</summary>
sealed partial class SagaQueries<TContext>(IDbContextFactory<TContext> contexts) : ISagaQueries where TContext : SagaContext
{
    static readonly SagaStatus[] Unfinished = [.. Enum.GetValues<SagaStatus>().Where(status => !status.IsFinal())];

    public Task<SagaRow?> Find(string idOrBusinessId, CancellationToken cancellation) =>
        Read(
            context =>
                Guid.TryParse(idOrBusinessId, out var id)
                    ? context.Sagas.FirstOrDefaultAsync(row => row.Id == id, cancellation)
                    : context
                        .Sagas.Where(row => row.BusinessId == idOrBusinessId)
                        .OrderByDescending(row => row.SubmittedAt)
                        .FirstOrDefaultAsync(cancellation),
            cancellation
        );

    public Task<IReadOnlyList<SagaRow>> Related(IReadOnlyCollection<Guid> ids, string businessId, CancellationToken cancellation) =>
        Read<IReadOnlyList<SagaRow>>(
            async context =>
                await context
                    .Sagas.Where(row => ids.Contains(row.Id))
                    .Union(context.Sagas.Where(row => row.BusinessId == businessId))
                    .OrderBy(row => row.SubmittedAt)
                    .Take(50)
                    .ToListAsync(cancellation),
            cancellation
        );

    public Task<IReadOnlyList<SagaRow>> ByIds(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        Read<IReadOnlyList<SagaRow>>(
            async context => await context.Sagas.Where(row => ids.Contains(row.Id)).ToListAsync(cancellation),
            cancellation
        );

    public Task<IReadOnlyList<JournalEntry>> History(Guid sagaId, long before, int limit, CancellationToken cancellation) =>
        Read<IReadOnlyList<JournalEntry>>(
            async context =>
            {
                var entries = await context
                    .Journal.Where(entry => entry.SubjectId == sagaId && entry.Position < before)
                    .OrderByDescending(entry => entry.Position)
                    .Take(limit)
                    .ToListAsync(cancellation);
                entries.Reverse();
                return entries;
            },
            cancellation
        );

    public Task<JournalEntry?> Entry(Guid sagaId, long position, CancellationToken cancellation) =>
        Read(
            context => context.Journal.FirstOrDefaultAsync(entry => entry.Position == position && entry.SubjectId == sagaId, cancellation),
            cancellation
        );

    public Task<JournalBacklog> Backlog(CancellationToken cancellation) =>
        Read(
            async context => new JournalBacklog(
                await context
                    .Journal.Where(entry => entry.Pending)
                    .OrderBy(entry => entry.At)
                    .Take(SagaListQuery.CountedAtMost)
                    .CountAsync(cancellation),
                await context.Journal.Where(entry => entry.Pending).MinAsync(entry => (DateTimeOffset?)entry.At, cancellation),
                await context.Timers.OrderBy(timer => timer.DueAt).Take(SagaListQuery.CountedAtMost).CountAsync(cancellation),
                await context.Timers.MinAsync(timer => (DateTimeOffset?)timer.DueAt, cancellation)
            ),
            cancellation
        );

    public Task<IReadOnlyList<(long, Guid?)>> Latest(int limit, CancellationToken cancellation) =>
        Read<IReadOnlyList<(long, Guid?)>>(
            async context =>
                [
                    .. (
                        await context
                            .Journal.OrderByDescending(entry => entry.Position)
                            .Take(limit)
                            .Select(entry => new { entry.Position, entry.SubjectId })
                            .ToListAsync(cancellation)
                    ).Select(entry => (entry.Position, entry.SubjectId)),
                ],
            cancellation
        );

    async Task<T> Read<T>(Func<TContext, Task<T>> read, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await read(context);
    }
}
