using Sagas.Messages;
using Sagas.Testing;

namespace Sagas.Tests.Authoring;

/// <summary>Per attempt, overall, in the queue, and between two signs of life.</summary>
public sealed class When_a_step_takes_long
{
    sealed class Machine() : StepStateMachine<TripState>(trip =>
    {
        trip.StartsWithTrip();
        trip.Hotel();
    });

    static async Task<SagaTest<TripState>> Started(params (string, string)[] policy)
    {
        var trip = await SagaTest.Of<Machine, TripState>(options =>
        {
            foreach (var (name, value) in policy.Append(("InitialInterval", "00:00:01")).Append(("AttemptTimeout", "00:01:00")))
                options.Settings[$"Steps:BookHotel:{name}"] = value;
        });
        await trip.Given(Trip.Start);
        trip.Expects<BookHotel>(attempt: 1);
        return trip;
    }

    static StepHeartbeat Alive(SagaTest<TripState> trip, int attempt, string? progress = null) =>
        new(trip.SagaId, "BookHotel", attempt, progress);

    [Test]
    public async Task A_command_that_nobody_takes_is_sent_again_after_the_time_in_the_queue()
    {
        await using var trip = await Started(("QueueTimeout", "00:00:05"));
        await trip.After(TimeSpan.FromSeconds(6));
        trip.Expects<BookHotel>(attempt: 2);
        trip.Has(saga => saga.Steps[0].Failure!.Message.StartsWith("Nobody took BookHotel from its queue", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_command_that_was_taken_has_the_whole_attempt_from_then_on()
    {
        await using var trip = await Started(("QueueTimeout", "00:00:50"));
        await trip.After(TimeSpan.FromSeconds(40));
        await trip.Receives(Alive(trip, 1));
        await trip.After(TimeSpan.FromSeconds(59));
        trip.ExpectsNothing();
        await trip.After(TimeSpan.FromSeconds(2));
        trip.Expects<BookHotel>(attempt: 2);
    }

    [Test]
    public async Task Signs_of_life_keep_an_attempt_alive_and_their_end_ends_it()
    {
        await using var trip = await Started(("HeartbeatTimeout", "00:00:10"));
        await trip.After(TimeSpan.FromSeconds(9));
        await trip.Receives(Alive(trip, 1, "room 3 of 10"));
        await trip.After(TimeSpan.FromSeconds(9));
        trip.ExpectsNothing();
        trip.Has(saga => saga.Steps[0].Progress == "room 3 of 10");
        await trip.After(TimeSpan.FromSeconds(3));
        trip.Expects<BookHotel>(attempt: 2);
        trip.Has(saga => saga.Steps[0].Failure!.Message.Contains("the last was 'room 3 of 10'", StringComparison.Ordinal));
    }

    [Test]
    public async Task Signs_of_life_do_not_stretch_an_attempt_beyond_its_timeout()
    {
        await using var trip = await Started(("HeartbeatTimeout", "00:00:40"));
        await trip.After(TimeSpan.FromSeconds(35));
        await trip.Receives(Alive(trip, 1));
        await trip.After(TimeSpan.FromSeconds(27));
        trip.Expects<BookHotel>(attempt: 2);
        await trip.Receives(Alive(trip, 1));
        trip.Ignores("no longer awaited");
    }

    [Test]
    public async Task The_overall_limit_counts_over_all_attempts()
    {
        await using var trip = await Started(("OverallTimeout", "00:02:30"), ("MaximumAttempts", "0"));
        await trip.After(TimeSpan.FromMinutes(10));
        Assert.That(trip.Sent<BookHotel>(), Has.Count.EqualTo(3));
        await trip.ExpectsInAnyOrder<CancelHotel>().Replies(c => new HotelCancelled(c.SagaId));
        Assert.That(trip.State.Status, Is.EqualTo(SagaStatus.Compensated));
    }

    [Test]
    public async Task The_overall_limit_ends_an_attempt_that_is_under_way()
    {
        await using var trip = await Started(("OverallTimeout", "00:00:20"), ("MaximumAttempts", "0"));
        await trip.After(TimeSpan.FromSeconds(21));
        trip.Has(saga => saga.Steps[0].Failure!.Message.Contains("not done within 00:00:20, all attempts", StringComparison.Ordinal));
        await trip.ExpectsInAnyOrder<CancelHotel>().Replies(c => new HotelCancelled(c.SagaId));
        Assert.That((trip.State.Status, trip.Sent<BookHotel>().Count), Is.EqualTo((SagaStatus.Compensated, 1)));
    }
}
