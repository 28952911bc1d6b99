using Contracts.Inventory;
using Inventory.Service;
using MassTransit;

namespace Participants.Tests.Inventory;

/// <summary>Two attempts of one command are under way; the saga acts on the first answer, so the second must not be another.</summary>
sealed class When_stock_arrives_after_a_refusal : InventoryScenario
{
    readonly Guid saga = NewId.NextGuid();

    [SetUp]
    public async Task Be_refused_before_it_arrives()
    {
        InStock("KEYBOARD", 0);
        await Service.Refused(Reserve(saga, ("KEYBOARD", 1)));
        InStock("KEYBOARD", 10);
    }

    [Test]
    public async Task Should_refuse_the_other_attempt_for_the_same_reason()
    {
        var refused = await Service.Refused(Reserve(saga, ("KEYBOARD", 1)));

        Assert.That(refused.Reason, Does.Contain("0 are available"));
        Assert.That(StockOf("KEYBOARD"), Is.EqualTo((10, 0)));
    }

    [Test]
    public async Task Should_release_nothing()
    {
        await Service.Ask<ReleaseInventory, InventoryReleased>(Release(saga));

        Assert.That(StatusOf(saga), Is.EqualTo(ReservationStatus.Refused));
        Assert.That(StockOf("KEYBOARD"), Is.EqualTo((10, 0)));
    }

    [Test]
    public async Task Should_serve_the_next_order() =>
        await Service.Ask<ReserveInventory, InventoryReserved>(Reserve(NewId.NextGuid(), ("KEYBOARD", 1)));
}
