using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Tests.Participants;

/// <summary>An operator declared that it was done by hand, while its command was still on its way.</summary>
sealed class When_a_compensation_is_revoked : EffectScenario
{
    const string Endpoint = "ReturnSeat";

    Task<JournalEntry> Revoke() => Handles(
        new CommandRevoked(Saga, nameof(ReturnSeat), "ann", "called the railway"),
        send => send.MessageId = Revocations.IdOf(Saga, nameof(ReturnSeat)),
        Endpoint);

    Task<JournalEntry> Return(Guid saga) => Handles(
        new ReturnSeat(saga),
        send =>
        {
            StepHeaders.Set(send.Headers, nameof(ReturnSeat), 1);
            send.Headers.Set(StepHeaders.Revocable, true);
        },
        Endpoint);

    [Test]
    public async Task Should_not_be_carried_out_by_an_attempt_that_comes_later()
    {
        await Books();
        await Revoke();
        var entry = await Return(Saga);
        Assert.That((Railway.Returns, entry.Ignored), Is.EqualTo((0, "revoked by ann: called the railway")));
    }

    [Test]
    public async Task Should_change_nothing_when_it_was_carried_out_before()
    {
        await Books();
        await Return(Saga);
        await Revoke();
        Assert.That((Railway.Returns, Railway.Held.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Should_leave_those_of_other_sagas_alone()
    {
        await Revoke();
        var entry = await Return(Guid.NewGuid());
        Assert.That((Railway.Returns, entry.Ignored), Is.EqualTo((1, (string?)null)));
    }
}
