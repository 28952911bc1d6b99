namespace Sagas.Tests.Participants;

sealed class When_an_effect_is_compensated : EffectScenario
{
    [Test]
    public async Task Should_undo_it_once_and_answer_the_same_when_it_is_asked_for_twice()
    {
        await Books();
        Time.Advance(TimeSpan.FromMinutes(1));

        Assert.That(await Returns(), Is.EqualTo("7A"));
        Assert.That(await Returns(), Is.EqualTo("7A"));

        Assert.That((Railway.Returns, Railway.Held.Count), Is.EqualTo((1, 0)));
        Assert.That(Row, Has.Property(nameof(Seat.At)).EqualTo(Time.GetUtcNow()).And.Property(nameof(Seat.Version)).EqualTo(1));
    }

    [Test]
    public async Task Should_not_do_it_again()
    {
        await Books();
        await Returns();

        Assert.That((await IsRefusedABooking()).Code, Is.EqualTo("cancelled"));
        Assert.That((Railway.Bookings, Railway.Held.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Should_refuse_when_it_cannot_be_undone_any_more()
    {
        Store.Put(Saga, new Seat { SagaId = Saga, Number = "1F", Status = SeatStatus.Taken });

        var refused = await IsRefusedAReturn();

        Assert.That((refused.Code, refused.Reason), Is.EqualTo(("taken", "Somebody sits on 1F.")));
        Assert.That(Railway.Returns, Is.Zero);
        Assert.That(Row!.Status, Is.EqualTo(SeatStatus.Taken));
    }
}
