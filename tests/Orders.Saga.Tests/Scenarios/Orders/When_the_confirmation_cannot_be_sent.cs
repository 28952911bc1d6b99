using Contracts.Orders;
using Sagas.Steps;

namespace Orders.Saga.Tests.Scenarios.Orders;

public sealed class When_the_confirmation_cannot_be_sent
{
    [Test]
    public async Task Should_complete_all_the_same_and_say_so()
    {
        await using var harness = await OrderHarness.Start(e => e.Reserves().Charges().Ships().On<SendConfirmation>(_ => throw new InvalidOperationException("mailbox full")));
        await harness.Submit();
        var order = await harness.Until(SagaStatus.Completed);
        Assert.Multiple(() =>
        {
            Assert.That(order.CustomStatus, Does.Contain("could not be sent").And.Contain("mailbox full"));
            Assert.That(order.Shown(), Has.Count.EqualTo(4), "nothing is undone");
        });
    }
}
