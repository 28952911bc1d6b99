using Contracts.Inventory;
using Contracts.Orders;
using Inventory.Service;

namespace Participants.Tests.Inventory;

/// <summary>An inventory with some stock, and the commands that a saga sends to it.</summary>
abstract class InventoryScenario
{
    protected Participant Service { get; private set; } = null!;

    [SetUp]
    public async Task Start() => Service = await Participant.Start(bus => bus.AddInventory());

    [TearDown]
    public async Task Stop() => await Service.DisposeAsync();

    protected void InStock(string product, int available) =>
        Service.Store.Put(product, new Stock { ProductId = product, Available = available });

    protected static ReserveInventory Reserve(Guid saga, params (string Product, int Quantity)[] lines) =>
        new(saga, $"order-{saga:N}", [.. lines.Select(line => new OrderLine(line.Product, line.Quantity, 10m))], AllowPartial: false);

    protected static ReleaseInventory Release(Guid saga) => new(saga, $"order-{saga:N}");

    protected (int Available, int Reserved) StockOf(string product)
    {
        var row = Service.Store.All<Stock>().Single(stock => stock.ProductId == product);
        return (row.Available, row.Reserved);
    }

    protected ReservationStatus StatusOf(Guid saga) => Service.Store.All<Reservation>().Single(row => row.SagaId == saga).Status;
}
