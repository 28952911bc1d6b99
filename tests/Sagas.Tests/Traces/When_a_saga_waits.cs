using Sagas.Testing;
using Sagas.Tests.Authoring;

namespace Sagas.Tests.Traces;

/// <summary>Timers ring outside of any request.</summary>
public sealed class When_a_saga_waits
{
    sealed class Machine() : StepStateMachine<TripState>(trip =>
    {
        trip.StartsWithTrip();
        trip.Hotel();
    });

    [Test]
    public async Task A_retry_belongs_to_the_trace_that_began_the_saga()
    {
        using var traces = new Recorder();
        await using var trip = await Unanswered(within: "00:00:30");
        await trip.After(TimeSpan.FromSeconds(32));
        trip.Expects<BookHotel>(attempt: 2);
        Assert.That(Traces(trip), Is.EqualTo(new[] { 1, 1, 1 }), "the start, its timeout, the next attempt");
    }

    [Test]
    public async Task What_comes_after_a_long_rest_is_a_trace_of_its_own_and_goes_on_in_that()
    {
        using var traces = new Recorder();
        await using var trip = await Unanswered(within: "03:00:00");
        await trip.After(TimeSpan.FromHours(3) + TimeSpan.FromSeconds(2));
        trip.Expects<BookHotel>(attempt: 2);
        Assert.That(Traces(trip), Is.EqualTo(new[] { 1, 2, 2 }));
    }

    [Test]
    public async Task Nothing_is_kept_where_nobody_traces()
    {
        await using var trip = await Unanswered(within: "00:00:30");
        Assert.That(trip.State.TraceParent, Is.Null);
    }

    static async Task<SagaTest<TripState>> Unanswered(string within)
    {
        var trip = await SagaTest.Of<Machine, TripState>(options =>
            (options.Settings["Steps:BookHotel:AttemptTimeout"], options.Settings["Steps:BookHotel:InitialInterval"]) = (within, "00:00:01")
        );
        await trip.Given(Trip.Start);
        trip.Expects<BookHotel>(attempt: 1);
        return trip;
    }

    /// <summary>Which trace each message was handled in, counted as they appear.</summary>
    static IEnumerable<int> Traces(SagaTest<TripState> trip)
    {
        var seen = trip
            .Journal.Select(entry => entry.TraceId ?? throw new AssertionException($"{entry.MessageType} was handled in no trace"))
            .Distinct()
            .ToList();
        return trip.Journal.Select(entry => seen.IndexOf(entry.TraceId!) + 1);
    }
}
