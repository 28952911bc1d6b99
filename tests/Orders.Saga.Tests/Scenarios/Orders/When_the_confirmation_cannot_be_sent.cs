using Contracts.Orders;
using Sagas;

namespace Orders.Saga.Tests.Scenarios.Orders;

public sealed class When_the_confirmation_cannot_be_sent
{
    [Test]
    public async Task Should_complete_all_the_same_and_say_so()
    {
        await using var saga = await Start.Order(("Steps:SendConfirmation:MaximumAttempts", "2"));
        await saga.Given(Given.AnOrder);
        await saga.Reserves();
        await saga.Charges();
        await saga.Ships();
        await saga.Expects<SendConfirmation>().Throws(new InvalidOperationException("mailbox full"));
        await saga.UntilNextTimer();
        await saga.Expects<SendConfirmation>().Throws(new InvalidOperationException("mailbox full"));
        var order = saga.EndsAs(SagaStatus.Completed);
        Assert.Multiple(() =>
        {
            Assert.That(order.CustomStatus, Does.Contain("could not be sent").And.Contain("mailbox full"));
            Assert.That(order.Shown(), Has.Count.EqualTo(4), "nothing is undone");
        });
    }
}
