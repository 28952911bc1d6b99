using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Inventory.Service;

/// <summary>What <c>GET /stock</c> shows of a product: its available and its reserved pieces.</summary>
sealed record StockLevel(string ProductId, int Available, int Reserved);

sealed class StockReader(IDbContextFactory<InventoryContext> contexts)
{
    internal const int MostListed = 1_000;

    static readonly Expression<Func<Stock, StockLevel>> Level = row => new StockLevel(row.ProductId, row.Available, row.Reserved);

    internal async Task<List<StockLevel>> List(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Set<Stock>().OrderBy(row => row.ProductId).Take(MostListed).Select(Level).ToListAsync(cancellation);
    }

    internal async Task<StockLevel?> Find(string productId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Set<Stock>().Where(row => row.ProductId == productId).Select(Level).FirstOrDefaultAsync(cancellation);
    }
}
