namespace Sagas.Tests.Participants;

/// <summary>The call fails, and so does the attempt of the saga's step. What was done outside is unknown then.</summary>
sealed class When_the_outside_fails : EffectScenario
{
    [Test]
    public async Task Should_record_nothing_before_the_effect_and_do_it_when_asked_again()
    {
        Railway.FailingBefore = 1;

        Assert.That(await Failure(() => Books()), Is.EqualTo("The railway is away."));
        Assert.That(Row, Is.Null);
        Assert.That(await Books(), Is.EqualTo("7A"));
    }

    [Test]
    public async Task Should_record_nothing_after_the_effect_and_ask_for_the_same_when_asked_again()
    {
        Railway.FailingAfter = 1;

        Assert.That(await Failure(() => Books()), Is.EqualTo("The railway's answer is lost."));
        Assert.That(Row, Is.Null);
        Assert.That(await Books(), Is.EqualTo("7A"));
        Assert.That(Railway.Held, Is.EqualTo(new[] { Saga }));
    }

    [Test]
    public async Task Should_undo_what_nobody_knows_of_when_the_answer_was_lost_and_the_saga_compensates()
    {
        Railway.FailingAfter = 1;
        await Failure(() => Books());

        Assert.That(await Returns(), Is.Null, "nothing was recorded");

        Assert.That(Railway.Held, Is.Empty);
        Assert.That(Row!.Status, Is.EqualTo(SeatStatus.Returned));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Should_stay_done_until_a_compensation_is_known_to_have_succeeded(bool before)
    {
        await Books();
        (Railway.FailingBefore, Railway.FailingAfter) = before ? (1, 0) : (0, 1);

        await Failure(Returns);
        Assert.That(Row!.Status, Is.EqualTo(SeatStatus.Booked));

        Assert.That(await Returns(), Is.EqualTo("7A"));
        Assert.That(Row!.Status, Is.EqualTo(SeatStatus.Returned));
        Assert.That((Railway.Returns, Railway.Held.Count), Is.EqualTo((2, 0)));
    }

    /// <summary>A saga that compensates never goes forwards again.</summary>
    [Test]
    public async Task Should_bar_the_effect_from_when_its_compensation_was_asked_for_and_undo_it_outside_in_the_end()
    {
        Railway.FailingBefore = 1;

        await Failure(Returns);

        Assert.That((await IsRefusedABooking()).Code, Is.EqualTo("cancelled"));
        Assert.That(await Returns(), Is.Null);
        Assert.That((Railway.Bookings, Railway.Returns), Is.EqualTo((0, 3)), "the compensation twice, and the late command");
    }
}
