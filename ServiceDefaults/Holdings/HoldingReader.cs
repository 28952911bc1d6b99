using Microsoft.EntityFrameworkCore;

namespace ServiceDefaults.Holdings;

/// <summary>Reads what a participant holds. Each read uses the primary key, and returns at most <see cref="MostRead"/> rows.</summary>
public interface IHoldings
{
    const int MostRead = 100;

    /// <summary>What is held for these sagas; nothing for those that were never heard of.</summary>
    Task<IReadOnlyList<Holding>> Of(IReadOnlyCollection<Guid> sagas, CancellationToken cancellation);

    /// <summary>The next page in the database's order of saga ids.</summary>
    /// <param name="saga">The last one of the page before; null for the first page.</param>
    Task<IReadOnlyList<Holding>> After(Guid? saga, int limit, CancellationToken cancellation);
}

/// <summary>The holdings of a participant that keeps one row per saga, with its id in the property <c>SagaId</c>.</summary>
public abstract class HoldingReader<TContext, TRow>(IDbContextFactory<TContext> contexts) : IHoldings
    where TContext : DbContext
    where TRow : class
{
    const string Key = "SagaId";

    public async Task<IReadOnlyList<Holding>> Of(IReadOnlyCollection<Guid> sagas, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = context.Set<TRow>().AsNoTracking().Where(row => sagas.Contains(EF.Property<Guid>(row, Key)));
        return await Told(context, await rows.ToListAsync(cancellation), cancellation);
    }

    public async Task<IReadOnlyList<Holding>> After(Guid? saga, int limit, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        IQueryable<TRow> rows = context.Set<TRow>().AsNoTracking();
        if (saga is { } last)
            rows = rows.Where(row => EF.Property<Guid>(row, Key).CompareTo(last) > 0);
        rows = rows.OrderBy(row => EF.Property<Guid>(row, Key)).Take(limit);
        return await Told(context, await rows.ToListAsync(cancellation), cancellation);
    }

    /// <summary>The rows, in the same order, as they are told.</summary>
    protected abstract Task<IReadOnlyList<Holding>> Told(TContext context, IReadOnlyList<TRow> rows, CancellationToken cancellation);
}

/// <summary>The holdings of a participant whose rows say it all.</summary>
/// <param name="tell">What one row holds.</param>
public abstract class RowHoldings<TContext, TRow>(IDbContextFactory<TContext> contexts, Func<TRow, Holding> tell)
    : HoldingReader<TContext, TRow>(contexts)
    where TContext : DbContext
    where TRow : class
{
    protected sealed override Task<IReadOnlyList<Holding>> Told(
        TContext context, IReadOnlyList<TRow> rows, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Holding>>([.. rows.Select(tell)]);
}
