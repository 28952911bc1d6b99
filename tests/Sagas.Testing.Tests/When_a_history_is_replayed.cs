using System.Text.Json.Nodes;

namespace Sagas.Testing.Tests;

/// <summary>Replay must see what changed, and only that.</summary>
public sealed class When_a_history_is_replayed
{
    [Test]
    public async Task Should_find_the_same_decisions_in_the_same_machine()
    {
        var replay = await SagaReplay.Of<TripStateMachine, TripState>(await Recorded());
        Assert.That(replay.Differences, Is.Empty);
        Assert.That(replay.ToString(), Is.EqualTo("The history of Trip TRIP-1 replays as recorded: 6 entries."));
        replay.EnsureSame();
    }

    [Test]
    public async Task Should_say_where_another_table_takes_another_path()
    {
        var replay = await SagaReplay.Of<HotelFirstStateMachine, TripState>(await Recorded());
        Approved.Check("replay-another-path", Assert.Throws<SagaTestException>(() => replay.EnsureSame())!.Message);
    }

    [Test]
    public async Task Should_say_what_a_command_says_otherwise()
    {
        var replay = await SagaReplay.Of<MoreBedsStateMachine, TripState>(await Recorded());
        Approved.Check("replay-another-command", replay.ToString());
    }

    [Test]
    public async Task Should_say_when_the_policy_gives_up_earlier()
    {
        var replay = await SagaReplay.Of<TripStateMachine, TripState>(await Recorded(), options =>
            options.Settings["Steps:BookFlight:MaximumAttempts"] = "1"
        );
        Assert.That(
            replay.Differences.Select(d => (d.Entry, d.What, d.Expected, d.Got)),
            Has.Member((2, "state after", "BookFlight", "CancelFlight"))
        );
    }

    [Test]
    public async Task Should_let_messages_grow_and_databases_round_times()
    {
        var history = JsonNode.Parse(await Recorded())!;
        var finished = history["entries"]![5]!["sent"]![0]!["body"]!["detail"]!.AsObject();
        Assert.That(finished.Remove("customStatus") && finished.Remove("kind"));
        finished["updatedAt"] = finished["updatedAt"]!.GetValue<DateTimeOffset>().AddTicks(7);
        (await SagaReplay.Of<TripStateMachine, TripState>(history.ToJsonString())).EnsureSame();
    }

    [Test]
    public async Task Should_see_a_changed_message()
    {
        var history = JsonNode.Parse(await Recorded())!;
        history["entries"]![5]!["sent"]![0]!["body"]!["detail"]!["failure"]!["code"] = "empty";
        var replay = await SagaReplay.Of<TripStateMachine, TripState>(history.ToJsonString());
        Assert.That(
            replay.Differences,
            Is.EqualTo(new[] { new ReplayDifference(6, "SagaFinished.detail.failure.code", "\"empty\"", "\"full\"") })
        );
    }

    [TestCase("no json")]
    [TestCase("{}")]
    [TestCase("""{"format":2,"entries":[]}""")]
    public void Should_say_when_a_text_is_no_history(string text) =>
        Assert.That(
            Assert.ThrowsAsync<FormatException>(() => SagaReplay.Of<TripStateMachine, TripState>(text))!.Message,
            Does.Contain("GET /ops/sagas/{id}/history")
        );

    static async Task<string> Recorded()
    {
        await using var saga = await Trip.Start();
        await saga.Given(Trip.Wanted);
        await saga.Expects<BookFlight>().Throws(new InvalidOperationException("defect"));
        await saga.UntilNextTimer();
        await saga.FliesBy("LH 1");
        await saga.Expects<BookHotel>().Refuses("full", "no beds");
        await saga.Expects<CancelFlight>().Replies(c => new FlightCancelled(c.SagaId));
        saga.EndsAs(SagaStatus.Compensated, "full");
        return saga.History().ToJson();
    }
}
