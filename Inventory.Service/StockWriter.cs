using Microsoft.EntityFrameworkCore;
using Sagas.Journal;

namespace Inventory.Service;

/// <summary>Sets stock from outside: deliveries, corrections, test data.</summary>
sealed class StockWriter(TransactionalSession units, IDbContextFactory<InventoryContext> contexts)
{
    /// <summary>Sets the available pieces; reserved ones stay reserved.</summary>
    internal async Task Set(string productId, int available, CancellationToken cancellation)
    {
        await AddMissing("PUT /stock", [new Stock { ProductId = productId, Available = available }], cancellation);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        // One statement: it waits for a reservation that is being committed, and does not overwrite the other column.
        await context.Set<Stock>().Where(row => row.ProductId == productId)
            .ExecuteUpdateAsync(row => row.SetProperty(x => x.Available, available), cancellation);
    }

    /// <summary>Existing products keep their stock.</summary>
    internal Task AddMissing(string operation, Stock[] products, CancellationToken cancellation) =>
        units.Run(operation, products, sagaId: null, async (unit, _) =>
        {
            foreach (var product in products)
            {
                if (await unit.Find<Stock>(product.ProductId) is null)
                    unit.Insert(product.ProductId, product);
            }
            return true;
        }, cancellation);
}
