using Contracts.Payments;
using Contracts.Shipping;
using Orders.Saga.Orders;
using Sagas;
using Sagas.Testing;

namespace Orders.Saga.Tests.Scenarios.Orders;

/// <summary>What people ask of a saga is published, so that sagas of every kind hear it; only the one that is meant may take it.</summary>
public sealed class When_other_sagas_hear_of_it
{
    [Test]
    public async Task Should_keep_an_order_that_ended_whole_when_somebody_cancels_it()
    {
        await using var saga = await Start.OrderAndTransfers();
        await saga.Given(Given.AnOrder);
        await saga.Reserves();
        await saga.Charges();
        await saga.Ships();
        await saga.Confirms();
        await saga.Cancel(refused: "it is Completed.");
        var order = saga.EndsAs(SagaStatus.Completed);
        Assert.That(
            (order.Lines.Count, order.ChargeId),
            Is.EqualTo((1, "ch_1")),
            "saved as another kind, it would have lost what only orders have"
        );
        Assert.That(saga.Journal.Count(entry => entry.MessageType == "CancelSaga"), Is.EqualTo(1));
    }

    [Test]
    public async Task Should_be_resolved_by_its_own_kind()
    {
        await using var saga = await Parked();
        await saga.Resolve("paid back in cash", by: "ann");
        Assert.That(saga.EndsAs(SagaStatus.Compensated).Lines, Has.Count.EqualTo(1));
    }

    static async Task<SagaTest<OrderState>> Parked()
    {
        var saga = await Start.OrderAndTransfers();
        await saga.Given(Given.AnOrder);
        await saga.Reserves();
        await saga.Charges();
        await saga.Expects<CreateShipment>().Refuses("rejected");
        await saga.Expects<RefundPayment>().Refuses("rejected");
        await saga.Releases();
        saga.Is(SagaStatus.NeedsIntervention);
        return saga;
    }
}
