using Contracts.Inventory;
using Inventory.Service;
using MassTransit;
using Sagas.Messages;

namespace Participants.Tests.Inventory;

sealed class When_a_command_and_its_compensation_race : InventoryScenario
{
    [Test]
    public async Task Should_end_with_nothing_set_aside_whoever_wins()
    {
        InStock("MOUSE", 1_000);
        var sagas = Enumerable.Range(0, 100).Select(_ => NewId.NextGuid()).ToList();

        await Task.WhenAll(sagas.SelectMany(saga => new Task[] { ReserveOrBeRefused(saga), Released(saga), Released(saga) }));

        Assert.That(sagas.ConvertAll(StatusOf), Has.None.EqualTo(ReservationStatus.Reserved));
        Assert.That(StockOf("MOUSE"), Is.EqualTo((1_000, 0)));
    }

    Task<InventoryReleased> Released(Guid saga) => Service.Ask<ReleaseInventory, InventoryReleased>(Release(saga));

    async Task ReserveOrBeRefused(Guid saga)
    {
        var answer = await Service.AskEither<ReserveInventory, InventoryReserved, StepRefused>(Reserve(saga, ("MOUSE", 2)));
        Assert.That(answer is StepRefused { Code: not "cancelled" }, Is.False, $"{answer}");
    }
}
