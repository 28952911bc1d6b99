using Sagas.Steps;

namespace Orders.Saga.Tests.Scenarios.Orders;

public sealed class When_everything_works
{
    [Test]
    public async Task Should_complete_after_one_attempt_of_each_step()
    {
        await using var harness = await OrderHarness.Start(e => e.Everything());
        await harness.Submit();
        var order = await harness.Until(SagaStatus.Completed);
        Assert.That(order.Shown().Select(step => (step.Name, step.Status, step.Attempts)), Is.EqualTo(new[]
        {
            ("ReserveInventory", StepStatus.Completed, 1),
            ("ChargePayment", StepStatus.Completed, 1),
            ("CreateShipment", StepStatus.Completed, 1),
            ("SendConfirmation", StepStatus.Completed, 1),
        }));
    }
}
