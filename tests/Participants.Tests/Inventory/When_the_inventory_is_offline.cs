using Contracts.Inventory;
using Inventory.Service;
using MassTransit;
using Sagas;
using ServiceDefaults;

namespace Participants.Tests.Inventory;

sealed class When_the_inventory_is_offline : InventoryScenario
{
    [Test]
    public async Task Should_fail_and_leave_a_journal_entry_but_no_reservation()
    {
        InStock("MOUSE", 20);
        Service.Simulation.Change(new SimulationSettings(SimulationMode.Offline));

        var failure = await Service.Failed(Reserve(NewId.NextGuid(), ("MOUSE", 1)));

        Assert.That(failure.ExceptionType, Is.EqualTo(typeof(UnavailableException).FullName));
        Assert.That(Service.Store.Entries.Single().FailureMessage, Is.EqualTo(failure.Message));
        Assert.That(Service.Store.All<Reservation>(), Is.Empty);
        Assert.That(StockOf("MOUSE"), Is.EqualTo((20, 0)));
    }

    [Test]
    public async Task Should_still_answer_what_was_done_before()
    {
        InStock("MOUSE", 20);
        var command = Reserve(NewId.NextGuid(), ("MOUSE", 1));
        await Service.Ask<ReserveInventory, InventoryReserved>(command);
        Service.Simulation.Change(new SimulationSettings(SimulationMode.Offline));

        Assert.That((await Service.Ask<ReserveInventory, InventoryReserved>(command)).Lines, Has.Count.EqualTo(1));
        Assert.That((await Service.Failed(Release(command.SagaId))).Message, Does.Contain(nameof(ReleaseInventory)));
    }

    [Test]
    public async Task Should_do_the_next_attempt_when_it_is_back()
    {
        InStock("MOUSE", 20);
        var command = Reserve(NewId.NextGuid(), ("MOUSE", 1));
        Service.Simulation.Change(new SimulationSettings(FailOperations: [nameof(ReserveInventory)]));
        await Service.Failed(command);
        Service.Simulation.Change(new SimulationSettings());

        await Service.Ask<ReserveInventory, InventoryReserved>(command);

        Assert.That(StockOf("MOUSE"), Is.EqualTo((19, 1)));
    }
}
