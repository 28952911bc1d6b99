using Contracts.Inventory;
using Contracts.Payments;
using Contracts.Transfers;
using Orders.Saga.Transfers;
using Sagas;
using Sagas.Testing;

namespace Console.Tests.Shared;

/// <summary>What a saga waits for, how often it has tried, and what comes next.</summary>
public sealed class Sentence_of_status
{
    [Test]
    public async Task It_says_what_is_awaited_and_until_when()
    {
        await using var saga = await Participants.Order();
        await saga.Given(Seen.AnOrder);
        Assert.That(Seen.Of(saga).Sentence, Is.EqualTo("waiting for ReserveInventory, reply due in 30 s"));
    }

    [Test]
    public async Task A_retry_says_how_often_and_when_next()
    {
        await using var saga = await Participants.Order();
        await saga.Given(Seen.AnOrder);
        await saga.Reserves();
        await saga.Expects<ChargePayment>().Throws(new UnavailableException("the gateway is away"));
        Assert.That(Seen.Of(saga).Sentence,
            Is.EqualTo("retrying ChargePayment for 0 s, attempt 1 of 5 failed, next in 1 s – the gateway is away"));
        await saga.UntilNextTimer();
        Assert.That(Seen.Of(saga).Sentence, Is.EqualTo("waiting for ChargePayment, attempt 2 of 5, reply due in 30 s"));
    }

    [Test]
    public async Task One_that_compensates_says_why()
    {
        await using var saga = await Participants.Declined();
        Assert.That(Seen.Of(saga).Sentence,
            Is.EqualTo("compensating because ChargePayment failed: waiting for ReleaseInventory, reply due in 30 s"));
        await saga.Expects<ReleaseInventory>().Replies(c => new InventoryReleased(c.SagaId));
        Assert.That(Seen.Of(saga).Sentence, Does.StartWith("compensated after ")
            .And.EndWith(" because ChargePayment failed – payment_declined: The card **** 0000 was declined."));
    }

    [Test]
    public async Task One_that_needs_intervention_says_what_failed()
    {
        await using var saga = await Participants.Declined();
        for (var attempt = 1; attempt < 10; attempt++)
        {
            await saga.Expects<ReleaseInventory>().Throws(new UnavailableException("the warehouse is closed"));
            await saga.UntilNextTimer();
        }
        await saga.Expects<ReleaseInventory>().Throws(new UnavailableException("the warehouse is closed"));
        Assert.That(Seen.Of(saga).Sentence,
            Is.EqualTo("ReleaseInventory failed 10 times, last failure now – the warehouse is closed"));
    }

    [Test]
    public async Task One_whose_deadline_is_long_past_is_stuck()
    {
        await using var saga = await Participants.Order();
        await saga.Given(Seen.AnOrder);
        var seen = Seen.Of(saga);
        Assert.That((seen with { Now = seen.Now.AddMinutes(5) }).Sentence,
            Is.EqualTo("stuck: the reply to ReserveInventory was due 4 min ago"));
    }

    [Test]
    public async Task A_wait_says_when_it_ends()
    {
        await using var saga = await SagaTest.Of<TransferStateMachine, TransferState>();
        await saga.Given(new TransferSubmitted(
            SagaId.Of("Transfer", "T-1"), "T-1", "85-150", "43-812", 250, "USD", saga.Now.AddHours(2), saga.Now));
        Assert.That(Seen.Of(saga, new TransferStateMachine()).Sentence, Is.EqualTo("waiting in Scheduled, continues in 2 h"));
    }
}
