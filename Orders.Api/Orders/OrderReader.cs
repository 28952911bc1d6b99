using Microsoft.EntityFrameworkCore;
using Orders.Api.Input;
using Sagas.Steps;

namespace Orders.Api.Orders;

/// <summary>Reads orders for people; never locks, never writes.</summary>
sealed class OrderReader(IDbContextFactory<OrdersContext> contexts)
{
    public async Task<OrderRow?> Find(string orderId, CancellationToken cancellation)
    {
        // What cannot have been accepted need not be looked for; PostgreSQL would even refuse some of it.
        if (!CommonRules.IsId(orderId))
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Orders.AsNoTracking().FirstOrDefaultAsync(order => order.OrderId == orderId, cancellation);
    }

    /// <summary>Newest first, from after <paramref name="after"/> on; new orders do not shift the pages.</summary>
    public async Task<IReadOnlyList<OrderRow>> List(SagaStatus? status, OrderCursor? after, int limit, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var orders = context.Orders.AsNoTracking();
        if (status is { } wanted)
            orders = orders.Where(order => order.Status == wanted);
        // The first comparison alone would do no harm to the result; it is what an index range is made of.
        if (after is { } last)
            orders = orders.Where(order => order.SubmittedAt <= last.SubmittedAt && (order.SubmittedAt < last.SubmittedAt || order.OrderId.CompareTo(last.OrderId) < 0));
        return await orders.OrderByDescending(order => order.SubmittedAt).ThenByDescending(order => order.OrderId).Take(limit).ToListAsync(cancellation);
    }
}
