using Contracts.Inventory;
using Contracts.Orders;
using MassTransit;
using Sagas.Journal;
using Sagas.Steps;
using ServiceDefaults;

namespace Inventory.Service;

sealed class ReserveInventoryConsumer(Simulation simulation) : IConsumer<ReserveInventory>
{
    public async Task Consume(ConsumeContext<ReserveInventory> context)
    {
        var (unit, command) = (context.Unit(), context.Message);
        if (await unit.Find<Reservation>(command.SagaId) is { } earlier)
        {
            await AnswerAgain(context, earlier);
            return;
        }
        await simulation.Enter(nameof(ReserveInventory), context.CancellationToken);
        var allocation = Allocation.Of(command, await Available(unit, command.Lines));
        if (allocation.Refusal is { } refusal)
        {
            await context.Refuse(command.SagaId, refusal.Code, refusal.Reason);
            return;
        }
        foreach (var (product, quantity) in allocation.Lines.PerProduct())
            unit.Adjust<Stock>(product, (nameof(Stock.Available), -quantity), (nameof(Stock.Reserved), quantity));
        unit.Insert(command.SagaId, new Reservation { SagaId = command.SagaId, OrderId = command.OrderId, Lines = allocation.Lines, At = unit.Now });
        await context.RespondAsync(new InventoryReserved(command.SagaId, allocation.Lines));
    }

    static Task AnswerAgain(ConsumeContext<ReserveInventory> context, Reservation earlier) =>
        earlier.Status == ReservationStatus.Reserved
            ? context.RespondAsync(new InventoryReserved(earlier.SagaId, earlier.Lines))
            : context.Refuse(earlier.SagaId, "cancelled", $"The reservation for order {earlier.OrderId} was released before this command came.");

    static async Task<Dictionary<string, int>> Available(UnitOfWork unit, IEnumerable<OrderLine> lines)
    {
        var stock = await Task.WhenAll(lines.Select(line => line.ProductId).Distinct(StringComparer.Ordinal).Select(product => unit.Find<Stock>(product)));
        return stock.OfType<Stock>().ToDictionary(row => row.ProductId, row => row.Available, StringComparer.Ordinal);
    }
}
