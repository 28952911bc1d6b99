using Contracts.Inventory;
using Contracts.Payments;
using Contracts.Shipping;
using MassTransit;
using Sagas.Steps;

namespace Orders.Saga.Tests.Scenarios.Orders;

public sealed class When_a_message_is_delivered_twice
{
    [Test]
    public async Task Should_start_one_saga_that_sends_each_command_once()
    {
        await using var harness = await OrderHarness.Start(e => e.Everything());
        var id = NewId.NextGuid();
        await Task.WhenAll(
            harness.Bus.Bus.Publish(OrderHarness.Order(harness.SagaId), c => c.MessageId = id),
            harness.Bus.Bus.Publish(OrderHarness.Order(harness.SagaId), c => c.MessageId = id));
        await harness.Until(SagaStatus.Completed);
        Assert.That(harness.Store.Entries.Count(entry => entry.MessageId == id), Is.EqualTo(1), "the inbox knows the second");
        Assert.That(harness.SentAs(nameof(ReserveInventory)).Distinct().ToList(), Has.Count.EqualTo(1), "sent again, but under the same id");
    }

    [Test]
    public async Task Should_send_the_outputs_again_under_their_ids_when_a_reply_comes_twice()
    {
        var reply = NewId.NextGuid();
        await using var harness = await OrderHarness.Start(e => e.Reserves().Ships().Confirms().On<ChargePayment>(async c =>
        {
            var charged = new PaymentCharged(c.Message.SagaId, "ch_1", c.Message.Amount, 0);
            await c.RespondAsync(charged, Pipe.Execute<SendContext<PaymentCharged>>(x => x.MessageId = reply));
            await c.RespondAsync(charged, Pipe.Execute<SendContext<PaymentCharged>>(x => x.MessageId = reply));
        }));
        await harness.Submit();
        await harness.Until(SagaStatus.Completed);
        Assert.That(harness.Store.Entries.Count(entry => entry.MessageId == reply), Is.EqualTo(1));
        Assert.That(harness.SentAs(nameof(CreateShipment)).Distinct().ToList(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Should_ignore_a_second_submission_of_the_same_order()
    {
        await using var harness = await OrderHarness.Start(e => e.Everything());
        await harness.Submit();
        await harness.Submit();
        await harness.Until(SagaStatus.Completed);
        await harness.UntilJournal(entries => entries.Count(e => e.MessageType == "OrderSubmitted") == 2);
        Assert.That(harness.Store.Entries.Count(e => e.MessageType == "OrderSubmitted" && e.Ignored is not null), Is.EqualTo(1));
        Assert.That(harness.SentAs(nameof(ReserveInventory)).Distinct().ToList(), Has.Count.EqualTo(1));
    }
}
