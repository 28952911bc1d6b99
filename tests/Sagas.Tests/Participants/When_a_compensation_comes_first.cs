namespace Sagas.Tests.Participants;

sealed class When_a_compensation_comes_first : EffectScenario
{
    [Test]
    public async Task Should_leave_a_tombstone_and_refuse_the_late_command()
    {
        Assert.That(await Returns(), Is.Null);
        Assert.That(await Returns(), Is.Null);
        var refused = await IsRefusedABooking();

        Assert.That((refused.Code, refused.Reason), Is.EqualTo(("cancelled", "The seat was returned before this command came.")));
        Assert.That(Railway.Bookings, Is.Zero);
        Assert.That(Railway.Returns, Is.EqualTo(2), "once for the compensation, once for the late command");
        Assert.That(Row, Has.Property(nameof(Seat.Status)).EqualTo(SeatStatus.Returned).And.Property(nameof(Seat.Version)).EqualTo(1));
    }

    /// <summary>
    /// The compensation finds nothing to undo, then the effect arrives; its row conflicts with the tombstone, and it is handled again.
    /// </summary>
    [Test]
    public async Task Should_undo_an_effect_that_was_on_its_way()
    {
        Railway.OnTheWay = Returns;

        Assert.That((await IsRefusedABooking()).Code, Is.EqualTo("cancelled"));

        Assert.That((Railway.Bookings, Railway.Held.Count), Is.EqualTo((1, 0)));
    }

    /// <summary>The saga has ended by then: nobody would hear that the effect failed, or ask whether it was done.</summary>
    [Test]
    public async Task Should_undo_an_effect_that_was_on_its_way_and_whose_answer_was_lost()
    {
        Railway.OnTheWay = async () =>
        {
            await Returns();
            Railway.FailingAfter = 1;
        };

        Assert.That((await IsRefusedABooking()).Code, Is.EqualTo("cancelled"));

        Assert.That((Railway.Bookings, Railway.Held.Count), Is.EqualTo((1, 0)));
    }

    /// <summary>
    /// The process may freeze between the call outside and its commit; whatever arrives there meanwhile must still be found.
    /// </summary>
    [Test]
    public async Task Should_undo_an_effect_that_arrives_before_the_compensation_is_committed()
    {
        var (arrival, commit) = (new TaskCompletionSource(), new TaskCompletionSource());
        (Railway.OnTheWay, Railway.OnTheWayBack) = (() => arrival.Task, () => commit.Task);
        var booking = IsRefusedABooking();
        await Patience.Until(() => Railway.Sent == 1, () => "the booking is on its way");
        var returning = Returns();
        await Patience.Until(() => Railway.Returns == 1, () => "the return has reached the railway");
        (Railway.OnTheWayBack, Railway.FailingAfter) = (() => Task.CompletedTask, 1);

        arrival.SetResult();
        Assert.That((await booking).Code, Is.EqualTo("cancelled"));
        commit.SetResult();
        await returning;

        Assert.That((Railway.Bookings, Railway.Held.Count), Is.EqualTo((1, 0)));
    }

    /// <summary>Its own commit is left out as a duplicate, so no conflict tells it of the tombstone.</summary>
    [Test]
    public async Task Should_undo_an_effect_of_a_second_delivery_of_a_command_that_had_failed()
    {
        var (arrival, id) = (new TaskCompletionSource(), Guid.NewGuid());
        Railway.OnTheWay = () => arrival.Task;
        await Delivers(new BookSeat(Saga, "7"), id);
        await Patience.Until(() => Railway.Sent == 1, () => "the first delivery has asked the railway");
        (Railway.OnTheWay, Railway.FailingBefore) = (() => Task.CompletedTask, 1);
        await Delivers(new BookSeat(Saga, "7"), id);
        await Patience.Until(() => Store.Entries.Any(entry => entry.MessageId == id), () => "the second delivery has failed");
        await Returns();

        arrival.SetResult();
        await Patience.Until(() => Railway is { Bookings: 2, Held.Count: 0 }, () => "the seat is free although it was booked late");
    }

    [Test]
    public async Task Should_insist_that_the_outside_undoes_it_as_no_saga_would()
    {
        await Returns();
        Railway.FailingBefore = 3;

        var refused = IsRefusedABooking();
        await Patience.Until(() => Passes(refused), () => "the command is refused");

        Assert.That((await refused).Code, Is.EqualTo("cancelled"));
        Assert.That(Railway.Returns, Is.EqualTo(5));
    }

    [Test]
    public async Task Should_not_answer_before_the_outside_has_undone_it()
    {
        await Returns();
        Railway.FailingBefore = int.MaxValue;
        var entries = Store.Entries.Count;

        var refused = IsRefusedABooking();
        await Patience.Until(() => !Passes(refused) && Railway.Returns > 3, () => "it is tried again and again");
        Assert.That(Store.Entries, Has.Count.EqualTo(entries));

        Railway.FailingBefore = 0;
        await Patience.Until(() => Passes(refused), () => "the command is refused");
    }

    bool Passes(Task task)
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        return task.IsCompleted;
    }
}
