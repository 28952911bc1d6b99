using Contracts.Orders;
using Contracts.Payments;
using Sagas.Messages;
using Sagas;

namespace Orders.Saga.Tests.Scenarios.Orders;

public sealed class When_the_customer_cancels
{
    [Test]
    public async Task Should_undo_what_was_started_before_it_was_shipped()
    {
        await using var saga = await Start.Order();
        await saga.Given(Given.AnOrder);
        await saga.Reserves();
        saga.Expects<ChargePayment>().StaysSilent();
        await saga.Cancel("changed my mind");
        await saga.Refunds();
        await saga.Releases();
        var order = saga.EndsAs(SagaStatus.Cancelled, "cancelled");
        Assert.That(order.Shown().Skip(4).Select(step => step.Name), Is.EqualTo(new[] { "RefundPayment", "ReleaseInventory" }));
    }

    [Test]
    public async Task Should_never_start_when_the_cancellation_overtakes_the_order()
    {
        await using var saga = await Start.Order();
        await saga.Receives(new CancelSaga(Given.AnOrder.SagaId, "Order", "ORDER-1", "changed my mind", "customer"));
        saga.EndsAs(SagaStatus.Cancelled);
        await saga.Receives(Given.AnOrder);
        saga.Ignores();
        saga.EndsAs(SagaStatus.Cancelled);
    }

    [Test]
    public async Task Should_be_told_why_not_once_it_was_shipped()
    {
        await using var saga = await Start.Order();
        await saga.Given(Given.AnOrder);
        await saga.Reserves();
        await saga.Charges();
        await saga.Ships();
        saga.IsIn(nameof(SendConfirmation));
        await saga.Cancel(refused: "it was shipped.");
    }
}
