namespace Sagas.Tests.Participants;

sealed class When_an_effect_is_asked_for : EffectScenario
{
    [Test]
    public async Task Should_do_it_once_and_answer_the_same_when_it_is_asked_for_twice()
    {
        Assert.That(await Books(coach: "7"), Is.EqualTo("7A"));
        Assert.That(await Books(coach: "8"), Is.EqualTo("7A"), "what was recorded");

        Assert.That(Railway.Bookings, Is.EqualTo(1));
        Assert.That(Row, Has.Property(nameof(Seat.At)).EqualTo(Time.GetUtcNow()).And.Property(nameof(Seat.Version)).Zero);
    }

    [Test]
    public async Task Should_do_it_once_when_it_is_asked_for_by_many_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Books()));

        Assert.That(answers, Has.All.EqualTo("7A"));
        Assert.That(Railway.Held, Is.EqualTo(new[] { Saga }));
    }

    [Test]
    public async Task Should_refuse_and_record_nothing_for_a_business_reason()
    {
        var refused = await IsRefusedABooking(Railway.FullCoach);

        Assert.That((refused.Code, refused.Reason), Is.EqualTo(("full", "Coach 13 is full.")));
        Assert.That(Store.Entries.Single().Reason, Is.EqualTo("full: Coach 13 is full."));
        Assert.That(Row, Is.Null);
        Assert.That(await Books(), Is.EqualTo("7A"), "it may be asked for again");
    }

    [Test]
    public async Task Should_answer_what_cannot_be_undone_any_more_as_done()
    {
        Store.Put(Saga, new Seat { SagaId = Saga, Number = "1F", Status = SeatStatus.Taken });

        Assert.That(await Books(), Is.EqualTo("1F"));
    }
}
