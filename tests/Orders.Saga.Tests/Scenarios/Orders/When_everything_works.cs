using Sagas;

namespace Orders.Saga.Tests.Scenarios.Orders;

public sealed class When_everything_works
{
    [Test]
    public async Task Should_complete_after_one_attempt_of_each_step()
    {
        await using var saga = await Start.Order();
        await saga.Given(Given.AnOrder);
        await saga.Reserves();
        await saga.Charges();
        await saga.Ships();
        await saga.Confirms();
        var order = saga.EndsAs(SagaStatus.Completed);
        Assert.That(order.Shown().Select(step => (step.Name, step.Status, step.Attempts)), Is.EqualTo(new[]
        {
            ("ReserveInventory", StepStatus.Completed, 1),
            ("ChargePayment", StepStatus.Completed, 1),
            ("CreateShipment", StepStatus.Completed, 1),
            ("SendConfirmation", StepStatus.Completed, 1),
        }));
    }
}
