using Orders.Saga.Orders;
using Sagas;
using Sagas.Testing;

namespace Orders.Saga.Tests.Scenarios.Orders;

public sealed class When_an_order_needs_approval
{
    static async Task<SagaTest<OrderState>> Waiting()
    {
        var order = await Start.Order(("Orders:ApprovalThreshold", "1000"), ("Orders:ApprovalTimeout", "1.00:00:00"));
        await order.Given(Given.AnOrder);
        order.Is(SagaStatus.Waiting);
        order.IsIn("Approval");
        order.ExpectsNothing();
        return order;
    }

    [Test]
    public async Task Should_reserve_nothing_before_somebody_approves()
    {
        await using var order = await Waiting();
        await order.Approve("good customer", by: "Ada");
        await order.Reserves();
        await order.Charges();
        await order.Ships();
        await order.Confirms();
        Assert.That(order.EndsAs(SagaStatus.Completed).CustomStatus, Is.EqualTo("Approved by Ada: good customer"));
    }

    [Test]
    public async Task Should_fail_when_somebody_rejects_it()
    {
        await using var order = await Waiting();
        await order.Reject("too much", by: "Ada");
        Assert.That(order.EndsAs(SagaStatus.Failed, "rejected").Failure!.Message, Is.EqualTo("Rejected by Ada: too much"));
    }

    [Test]
    public async Task Should_be_rejected_when_nobody_answers_in_time()
    {
        await using var order = await Waiting();
        await order.After(TimeSpan.FromDays(1));
        order.EndsAs(SagaStatus.Failed, "rejected");
    }

    [Test]
    public async Task Should_be_cancelled_like_any_other()
    {
        await using var order = await Waiting();
        await order.Cancel();
        order.EndsAs(SagaStatus.Cancelled);
    }

    [Test]
    public async Task Should_not_wait_at_or_below_the_threshold()
    {
        await using var order = await Start.Order(("Orders:ApprovalThreshold", "1299.99"));
        await order.Given(Given.AnOrder);
        await order.Approve("please", by: "Ada", refused: "it does not wait for an approval.");
        await order.Reserves();
    }
}
