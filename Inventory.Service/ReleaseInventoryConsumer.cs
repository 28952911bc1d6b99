using Contracts.Inventory;
using MassTransit;
using Sagas.Journal;
using ServiceDefaults;

namespace Inventory.Service;

sealed class ReleaseInventoryConsumer(Simulation simulation) : IConsumer<ReleaseInventory>
{
    public async Task Consume(ConsumeContext<ReleaseInventory> context)
    {
        var (unit, command) = (context.Unit(), context.Message);
        var reservation = await unit.Find<Reservation>(command.SagaId);
        if (reservation is null or { Status: ReservationStatus.Reserved })
        {
            await simulation.Enter(nameof(ReleaseInventory), context.CancellationToken);
            Undo(unit, command, reservation);
        }
        await context.RespondAsync(new InventoryReleased(command.SagaId));
    }

    static void Undo(UnitOfWork unit, ReleaseInventory command, Reservation? reservation)
    {
        if (reservation is null)
        {
            unit.Insert(
                command.SagaId,
                new Reservation
                {
                    SagaId = command.SagaId,
                    OrderId = command.OrderId,
                    Status = ReservationStatus.Cancelled,
                    At = unit.Now,
                }
            );
            return;
        }
        foreach (var (product, quantity) in reservation.Lines.PerProduct())
            unit.Adjust<Stock>(product, (nameof(Stock.Available), quantity), (nameof(Stock.Reserved), -quantity));
        reservation.Status = ReservationStatus.Released;
        unit.Update(command.SagaId, reservation);
    }
}
