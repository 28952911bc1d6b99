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

    /// <summary>The mail server had the mail and gave no answer; nobody was told that it failed.</summary>
    [Test]
    public async Task Should_say_when_nobody_knows_whether_the_customer_has_it()
    {
        await using var saga = await Start.Order();
        await saga.Given(Given.AnOrder);
        await saga.Reserves();
        await saga.Charges();
        await saga.Ships();
        await saga.Expects<SendConfirmation>().Refuses("timeout", "The mail server did not answer. It may have been delivered.");
        var order = saga.EndsAs(SagaStatus.Completed);
        Assert.That(order.CustomStatus, Does.StartWith("Shipped").And.Contain("not known").And.Contain("may have been delivered"));
        Assert.That(order.CustomStatus, Does.Not.Contain("could not be sent"));
    }
}
