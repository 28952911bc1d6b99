using Contracts.Inventory;
using Contracts.Orders;
using MassTransit;
using Sagas.Journal;
using Sagas;
using ServiceDefaults;

namespace Inventory.Service;

sealed class ReserveInventoryConsumer(Simulation simulation) : IConsumer<ReserveInventory>
{
    public async Task Consume(ConsumeContext<ReserveInventory> context)
    {
        var (unit, command) = (context.Unit(), context.Message);
        var reservation = await unit.Find<Reservation>(command.SagaId);
        if (reservation is null)
        {
            await simulation.Enter(nameof(ReserveInventory), context.CancellationToken);
            reservation = Record(command, Allocation.Of(command, await Available(unit, command.Lines)), unit.Now);
            unit.Insert(command.SagaId, reservation);
            foreach (var (product, quantity) in reservation.Lines.PerProduct())
                unit.Adjust<Stock>(product, (nameof(Stock.Available), -quantity), (nameof(Stock.Reserved), quantity));
        }
        await Answer(context, reservation);
    }

    static Reservation Record(ReserveInventory command, Allocation allocation, DateTimeOffset now) => new()
    {
        SagaId = command.SagaId,
        OrderId = command.OrderId,
        Lines = allocation.Lines,
        Status = allocation.Refusal is null ? ReservationStatus.Reserved : ReservationStatus.Refused,
        RefusalCode = allocation.Refusal?.Code,
        RefusalReason = allocation.Refusal?.Reason,
        At = now,
    };

    static Task Answer(ConsumeContext<ReserveInventory> context, Reservation reservation) =>
        reservation.Status switch
        {
            ReservationStatus.Reserved => context.RespondAsync(new InventoryReserved(reservation.SagaId, reservation.Lines)),
            ReservationStatus.Refused => context.Refuse(reservation.SagaId, reservation.RefusalCode!, reservation.RefusalReason!),
            _ => context.Refuse(
                reservation.SagaId,
                "cancelled",
                $"The reservation for order {reservation.OrderId} was released before this command came."
            ),
        };

    static async Task<Dictionary<string, int>> Available(UnitOfWork unit, IEnumerable<OrderLine> lines)
    {
        var stock = await Task.WhenAll(
            lines.Select(line => line.ProductId).Distinct(StringComparer.Ordinal).Select(product => unit.Find<Stock>(product))
        );
        return stock.OfType<Stock>().ToDictionary(row => row.ProductId, row => row.Available, StringComparer.Ordinal);
    }
}
