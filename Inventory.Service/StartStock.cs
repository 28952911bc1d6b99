using Microsoft.EntityFrameworkCore;

namespace Inventory.Service;

/// <summary>Stock for trying orders in Development; only for an empty table, so that a restart does not refill it.</summary>
sealed class StartStock(IDbContextFactory<InventoryContext> contexts, StockWriter stock) : IHostedService
{
    static readonly Stock[] Products =
    [
        new() { ProductId = "LAPTOP-001", Available = 5 },
        new() { ProductId = "MOUSE-001", Available = 20 },
        new() { ProductId = "KEYBOARD-001", Available = 0 },
        new() { ProductId = "MONITOR-001", Available = 3 },
    ];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Set<Stock>().AnyAsync(cancellationToken))
            await stock.AddMissing("start stock", Products, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
