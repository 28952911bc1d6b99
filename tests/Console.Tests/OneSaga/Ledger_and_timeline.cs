using Contracts.Inventory;
using Contracts.Payments;
using Contracts.Shipping;
using Sagas;
using Sagas.Console.OneSaga;

namespace Console.Tests.OneSaga;

public sealed class Ledger_and_timeline
{
    [Test]
    public async Task While_it_goes_forward_each_step_that_may_have_had_an_effect_is_held()
    {
        await using var saga = await Participants.Order();
        await saga.Given(Seen.AnOrder);
        await saga.Reserves();
        Assert.That(Debts(Seen.Of(saga)),
            Is.EqualTo("ReserveInventory Held, ChargePayment Held, CreateShipment Nothing, SendConfirmation None"));
    }

    [Test]
    public async Task When_it_compensates_debts_are_owed_sent_and_confirmed()
    {
        await using var saga = await Participants.Order();
        await saga.Given(Seen.AnOrder);
        await saga.Reserves();
        await saga.Charges();
        await saga.Expects<CreateShipment>().Refuses("rejected", "no such street");
        Assert.That(Debts(Seen.Of(saga)),
            Is.EqualTo("ReserveInventory Owed, ChargePayment Sent, CreateShipment Nothing, SendConfirmation None"));
        await saga.Expects<RefundPayment>().Replies(c => new PaymentRefunded(c.SagaId, 1299.99m));
        Assert.That(Debts(Seen.Of(saga)),
            Is.EqualTo("ReserveInventory Sent, ChargePayment Confirmed, CreateShipment Nothing, SendConfirmation None"));
        Assert.That(Seen.Of(saga).Ledger.Summary,
            Is.EqualTo("2 of 4 steps may have had an effect: 1 compensation sent, 1 compensation confirmed."));
    }

    [Test]
    public async Task A_compensation_that_a_person_did_by_hand_is_told_from_one_that_was_confirmed()
    {
        await using var saga = await Participants.Declined();
        for (var attempt = 1; attempt <= 10; attempt++)
        {
            await saga.Expects<ReleaseInventory>().Throws(new UnavailableException("the warehouse is closed"));
            if (attempt < 10)
                await saga.UntilNextTimer();
        }
        Assert.That(Debts(Seen.Of(saga)), Does.StartWith("ReserveInventory Failed,"));
        await saga.Resolve("counted the shelf", by: "ann");
        Assert.That(Debts(Seen.Of(saga)), Does.StartWith("ReserveInventory ByHand,"));
    }

    [Test]
    public async Task Each_attempt_is_a_bar_and_idle_time_is_folded()
    {
        await using var saga = await Participants.Order();
        await saga.Given(Seen.AnOrder);
        await saga.After(TimeSpan.FromMilliseconds(200));
        await saga.Reserves();
        await saga.Expects<ChargePayment>().Throws(new UnavailableException("the gateway is away"));
        await saga.UntilNextTimer();
        await saga.After(TimeSpan.FromMilliseconds(300));
        await saga.Expects<ChargePayment>(attempt: 2).Throws(new UnavailableException("the gateway is away"));
        await saga.UntilNextTimer();
        await saga.After(TimeSpan.FromMilliseconds(100));
        await saga.Charges();
        var seen = Seen.Of(saga);
        Approved.Check("timeline", Timeline.Of(seen.Attempts, seen.Events, seen.Now).ToText());
    }

    static string Debts(Seen seen) => string.Join(", ", seen.Ledger.Lines.Select(line => $"{line.Step} {line.Debt}"));
}
