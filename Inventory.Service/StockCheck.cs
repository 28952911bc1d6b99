using Microsoft.EntityFrameworkCore;

namespace Inventory.Service;

/// <summary>What <c>GET /stock-check</c> shows of a product whose reserved pieces are not those of its reservations.</summary>
sealed record StockDifference(string ProductId, long Reserved, long OfReservations);

/// <summary>Compares the counters of stock with the reservations, at one instant. Reads every reservation.</summary>
sealed class StockCheck(IDbContextFactory<InventoryContext> contexts)
{
    internal async Task<List<StockDifference>> Differences(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        Dictionary<string, long> counted = [], reserved = [];
        await foreach (var row in context.Database.SqlQuery<Row>(OneSnapshot).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (row.ProductId is { } product)
                counted[product] = row.Reserved;
            foreach (var (id, quantity) in LinesColumn.Read(row.Lines ?? "[]").PerProduct())
                reserved[id] = reserved.GetValueOrDefault(id) + quantity;
        }
        return
        [
            .. counted.Keys.Union(reserved.Keys).Order(StringComparer.Ordinal)
                .Select(id => new StockDifference(id, counted.GetValueOrDefault(id), reserved.GetValueOrDefault(id)))
                .Where(product => product.Reserved != product.OfReservations),
        ];
    }

    sealed record Row(string? ProductId, int Reserved, string? Lines);

    /// <summary>One statement sees one state of the database: a reservation and its counters, or neither.</summary>
    static readonly FormattableString OneSnapshot =
        $"""
        SELECT "ProductId", "Reserved", NULL AS "Lines" FROM "stock"
        UNION ALL SELECT NULL, 0, "Lines" FROM "reservations" WHERE "Status" = 'Reserved'
        """;
}
