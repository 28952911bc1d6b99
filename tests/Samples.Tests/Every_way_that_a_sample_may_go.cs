using Arithmetic;
using Sagas;
using Sagas.Testing;
using Trips;

namespace Samples.Tests;

/// <summary>The tables of the samples hold on every way through them.</summary>
public sealed class Every_way_that_a_sample_may_go
{
    [Test]
    public void Of_a_trip()
    {
        var exploration = SagaExplorer.Explore<TripStateMachine, TripState>(new PlanTrip(SagaId.Of("Trip", "T-1"), "T-1", "Lisbon"));
        exploration.EnsureSound();
        TestContext.Out.WriteLine(exploration.Summary);
    }

    [Test]
    public void Of_a_sum()
    {
        var start = new Calculate(SagaId.Of("Arithmetic", "S-1"), "S-1", 5);
        TestContext.Out.WriteLine(SagaExplorer.Explore<ArithmeticStateMachine, ArithmeticState>(start).EnsureSound().Summary);
    }
}
