using Orders.Saga.Orders;
using Sagas;
using Sagas.Testing;

namespace Orders.Saga.Tests;

/// <summary>Simulation and model checking stand on it: a whole order on the engine takes well under a millisecond.</summary>
public sealed class How_fast_scenarios_are
{
    const int Batch = 200;

    [Test]
    public async Task A_scenario_takes_well_under_a_millisecond()
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 10; round++)
        {
            var began = TimeProvider.System.GetTimestamp();
            for (var order = 0; order < Batch; order++)
                await PaidOrder();
            var took = TimeProvider.System.GetElapsedTime(began) / Batch;
            best = took < best ? took : best;
        }
        TestContext.Out.WriteLine(
            $"{1 / best.TotalSeconds:N0} scenarios a second on the engine alone, {best.TotalMicroseconds:N0} µs each"
        );
        Assert.That(best, Is.LessThan(TimeSpan.FromMilliseconds(1)));
    }

    static async Task PaidOrder()
    {
        await using var saga = await SagaTest.Of<OrderStateMachine, OrderState>(options => options.Host = SagaTestHost.Engine);
        await saga.Given(Given.AnOrder);
        await saga.Reserves();
        await saga.Charges();
        await saga.Ships();
        await saga.Confirms();
        saga.EndsAs(SagaStatus.Completed);
    }
}
