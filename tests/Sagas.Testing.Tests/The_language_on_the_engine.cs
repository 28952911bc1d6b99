using System.Reflection;

namespace Sagas.Testing.Tests;

/// <summary>The language says the same on both hosts, also when an expectation fails.</summary>
public sealed class The_language_on_the_engine
{
    public static IEnumerable<TestCaseData> Tests => SameTests.Of(
        typeof(The_language_on_the_engine).Assembly, type => type == typeof(When_time_passes) || type == typeof(When_an_expectation_fails));

    [TestCaseSource(nameof(Tests))]
    public Task Says_the_same(MethodInfo test, object?[] arguments) => SameTests.Run(SagaTestHost.Engine, test, arguments);

    [Test]
    public void Has_no_bus_and_says_so() => Assert.That(
        async () =>
        {
            await using var saga = await SagaTest.Of<TripStateMachine, TripState>(options => options.Host = SagaTestHost.Engine);
            _ = saga.Harness;
        },
        Throws.TypeOf<NotSupportedException>().With.Message.Contains("options.Host"));

    [Test]
    public void Decides_by_tables_alone_and_says_so() => Assert.That(
        () => SagaTest.Of<FairStateMachine, FairState>(options => options.Host = SagaTestHost.Engine),
        Throws.TypeOf<NotSupportedException>().With.Message.Contains("FairStateMachine"));

    [Test]
    public async Task Hands_out_a_history_that_the_harness_replays()
    {
        await using var saga = await SagaTest.Of<TripStateMachine, TripState>(options => options.Host = SagaTestHost.Engine);
        await saga.Given(Trip.Wanted);
        await saga.FliesBy("LH 1");
        await saga.Expects<BookHotel>().Refuses("full", "no beds");
        await saga.Expects<CancelFlight>().Replies(c => new FlightCancelled(c.SagaId));
        (await SagaReplay.Of<TripStateMachine, TripState>(saga.History().ToJson())).EnsureSame();
    }
}
