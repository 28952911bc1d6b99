using Contracts.Inventory;
using Contracts.Orders;
using Contracts.Payments;
using Contracts.Shipping;
using MassTransit;
using Sagas;

namespace Orders.Saga.Tests.Scenarios.Orders;

public sealed class When_a_message_is_delivered_twice
{
    [Test]
    public async Task Should_start_one_saga_that_sends_each_command_once()
    {
        var id = NewId.NextGuid();
        await using var saga = await Start.Order();
        await Task.WhenAll(saga.Receives(Given.AnOrder, id), saga.Receives(Given.AnOrder, id));
        await saga.Reserves();
        await saga.Charges();
        await saga.Ships();
        await saga.Confirms();
        saga.EndsAs(SagaStatus.Completed);
        Assert.That(saga.Journal.Count(entry => entry.MessageId == id), Is.EqualTo(1), "the inbox knows the second");
        Assert.That(saga.Sent<ReserveInventory>(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Should_send_the_outputs_again_under_their_ids_when_a_reply_comes_twice()
    {
        await using var saga = await Start.Order();
        await saga.Given(Given.AnOrder);
        await saga.Reserves();
        await saga.Expects<ChargePayment>().RepliesTwice(c => new PaymentCharged(c.SagaId, "ch_1", c.Amount, 0));
        Assert.That(saga.Dispatched<CreateShipment>(), Has.Count.EqualTo(2), "sent again");
        Assert.That(saga.Dispatched<CreateShipment>().Distinct().ToList(), Has.Count.EqualTo(1), "but under the same id");
        await saga.Ships();
        await saga.Confirms();
        saga.EndsAs(SagaStatus.Completed);
        Assert.That(saga.Journal.Count(entry => entry.MessageType == nameof(PaymentCharged)), Is.EqualTo(1));
        Assert.That(saga.Sent<CreateShipment>(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Should_ignore_a_second_submission_of_the_same_order()
    {
        await using var saga = await Start.Order();
        await saga.Given(Given.AnOrder);
        await saga.Receives(Given.AnOrder);
        saga.Ignores(nameof(OrderSubmitted));
        await saga.Reserves();
        await saga.Charges();
        await saga.Ships();
        await saga.Confirms();
        saga.EndsAs(SagaStatus.Completed);
        Assert.That(saga.Sent<ReserveInventory>(), Has.Count.EqualTo(1));
    }
}
