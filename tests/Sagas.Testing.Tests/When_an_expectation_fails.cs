
namespace Sagas.Testing.Tests;

/// <summary>A test that fails says what it expected, what it got, and what happened so far; a person approved the texts.</summary>
public sealed class When_an_expectation_fails
{
    [Test]
    public async Task Should_say_which_command_came_instead()
    {
        await using var saga = await Begun();
        Says("another-command", () => saga.Expects<CancelFlight>());
    }

    [Test]
    public async Task Should_say_that_nothing_more_was_sent()
    {
        await using var saga = await Begun();
        saga.Expects<BookFlight>();
        Says("nothing-more", () => saga.Expects<BookHotel>());
    }

    [Test]
    public async Task Should_say_which_condition_did_not_hold()
    {
        await using var saga = await Begun();
        Says("condition", () => saga.Expects<BookFlight>(c => c.Seats == 3));
    }

    [Test]
    public async Task Should_say_which_attempt_it_was()
    {
        await using var saga = await Begun();
        Says("attempt", () => saga.Expects<BookFlight>(attempt: 2));
    }

    [Test]
    public async Task Should_say_at_the_end_what_nobody_expected()
    {
        await using var saga = await Begun();
        await saga.FliesBy("LH 1");
        await saga.Expects<BookHotel>().Refuses("full", "no beds");
        Says("unexpected", () => saga.ExpectsNothing());
    }

    [Test]
    public async Task Should_say_how_the_saga_stands_instead()
    {
        await using var saga = await Begun();
        await saga.Expects<BookFlight>().Refuses("full", "no seats");
        Says("status", () => saga.EndsAs(SagaStatus.Completed));
    }

    [Test]
    public async Task Should_say_why_an_operation_was_refused()
    {
        await using var saga = await Begun();
        Says("operation", () => saga.Retry().GetAwaiter().GetResult());
    }

    [Test]
    public async Task Should_say_what_the_saga_threw()
    {
        await using var saga = await Begun();
        var failure = Assert.ThrowsAsync<SagaTestException>(() => saga.FliesBy("broken"));
        Assert.That(
            failure!.Message,
            Does.StartWith("The saga threw instead of deciding. InvalidOperationException: what is this?")
                .And.Contain("Trips.cs")
                .And.Contain("TripWanted")
        );
    }

    [Test]
    public async Task Should_say_which_messages_a_saga_knows()
    {
        await using var saga = await Trip.Start();
        Says("unknown-message", () => saga.Given(new BookHotel(Guid.Empty, 1)).GetAwaiter().GetResult());
    }

    [Test]
    public async Task Should_say_that_a_message_was_not_ignored()
    {
        await using var saga = await Begun();
        await saga.FliesBy("LH 1");
        await saga.Expects<BookHotel>().Replies(c => new HotelBooked(c.SagaId));
        Says("not-ignored", () => saga.Ignores("late"));
    }

    static async Task<SagaTest<TripState>> Begun()
    {
        var saga = await Trip.Start();
        await saga.Given(Trip.Wanted);
        return saga;
    }

    static void Says(string name, Action look) => Approved.Check(name, Assert.Throws<SagaTestException>(() => look())!.Message);
}
