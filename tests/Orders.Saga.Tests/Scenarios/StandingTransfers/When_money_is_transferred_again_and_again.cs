using Contracts.Transfers;
using Orders.Saga.StandingTransfers;
using Sagas.Messages;
using Sagas;
using Sagas.Testing;

namespace Orders.Saga.Tests.Scenarios.StandingTransfers;

public sealed class When_money_is_transferred_again_and_again
{
    static readonly DateTimeOffset LastOfJanuary = new(2030, 1, 31, 9, 0, 0, TimeSpan.Zero);

    static StandingTransferSubmitted Rent(int? times = null) =>
        new(
            SagaId.Of("StandingTransfer", "rent"),
            "rent",
            "85-150",
            "43-812",
            800,
            "USD",
            LastOfJanuary,
            new Recurrence(1, TimeSpan.Zero),
            times,
            new StandingTransferProgress(1, 0, 0, false)
        );

    static async Task<SagaTest<StandingTransferState>> Started(int? times = null)
    {
        var rent = await SagaTest.Of<StandingTransferStateMachine, StandingTransferState>();
        await rent.Given(Rent(times));
        rent.Is(SagaStatus.Waiting);
        return rent;
    }

    static Guid Date(int number) => SagaId.Of("StandingTransfer", number == 1 ? "rent" : $"rent#{number}");

    [Test]
    public async Task Should_count_months_from_the_first_date_so_that_the_last_day_stays_the_last()
    {
        await using var rent = await Started(times: 3);
        foreach (var (month, day) in new[] { (1, 31), (2, 28), (3, 31) })
        {
            await rent.UntilNextTimer();
            Assert.That((rent.Now.Month, rent.Now.Day), Is.EqualTo((month, day)));
            await rent.Expects<TransferSubmitted>(transfer => transfer.ReferenceId == $"rent:{month}" && transfer.Amount == 800)
                .Ends(SagaStatus.Completed);
        }
        var last = rent.Find<StandingTransferState>(Date(3))!;
        Assert.That(
            (last.Status, last.CustomStatus, last.ContinuedAs, last.Run),
            Is.EqualTo((SagaStatus.Completed, "3 done, 0 failed, 0 skipped", (Guid?)null, 3))
        );
        Assert.That((last.ParentId, last.ParentStep), Is.EqualTo(((Guid?)null, (string?)null)), "the one before is not its parent");
        Assert.That((last.ContinuedFrom, rent.State.ContinuedAs), Is.EqualTo(((Guid?)Date(2), (Guid?)Date(2))));
    }

    [Test]
    public async Task Should_follow_a_cron_expression_in_the_time_zone_of_the_customer()
    {
        await using var rent = await SagaTest.Of<StandingTransferStateMachine, StandingTransferState>();
        var first = LastOfJanuary.AddHours(-1);
        await rent.Given(Rent(times: 3) with { FirstAt = first, Every = null, Cron = "0 0 9 L * *", TimeZone = "Europe/Madrid" });
        foreach (var (month, day, hour) in new[] { (1, 31, 8), (2, 28, 8), (3, 31, 7) })
        {
            await rent.UntilNextTimer();
            Assert.That(rent.Now, Is.EqualTo(new DateTimeOffset(2030, month, day, hour, 0, 0, TimeSpan.Zero)));
            await rent.Expects<TransferSubmitted>(transfer => transfer.ReferenceId == $"rent:{month}").Ends(SagaStatus.Completed);
        }
        Assert.That(rent.Find<StandingTransferState>(Date(3))!.CustomStatus, Is.EqualTo("3 done, 0 failed, 0 skipped"));
    }

    [Test]
    public async Task Should_go_on_with_the_next_date_when_a_transfer_fails()
    {
        await using var rent = await Started();
        await rent.UntilNextTimer();
        await rent.Expects<TransferSubmitted>().Ends(SagaStatus.Failed, "insufficient_funds");
        await rent.UntilNextTimer();
        rent.Expects<TransferSubmitted>(transfer => transfer.ReferenceId == "rent:2");
        Assert.That(rent.Find<StandingTransferState>(Date(2))!.Progress, Is.EqualTo(new StandingTransferProgress(2, 0, 1, false)));
    }

    [Test]
    public async Task Should_let_dates_pass_while_it_is_paused()
    {
        await using var rent = await Started(times: 3);
        await rent.Ask(new PauseStandingTransfer(Date(1), "on holiday"));
        await rent.UntilNextTimer();
        rent.ExpectsNothing();
        await rent.Ask(new ResumeStandingTransfer(Date(2), "back"));
        await rent.UntilNextTimer();
        await rent.Expects<TransferSubmitted>(transfer => transfer.ReferenceId == "rent:2").Ends(SagaStatus.Completed);
        Assert.That(rent.Find<StandingTransferState>(Date(3))!.Progress, Is.EqualTo(new StandingTransferProgress(3, 1, 0, false)));
    }

    [Test]
    public async Task Should_count_the_dates_that_passed_to_the_last()
    {
        await using var rent = await Started(times: 2);
        await rent.Ask(new PauseStandingTransfer(Date(1), "on holiday"));
        await rent.UntilNextTimer();
        await rent.Ask(new ResumeStandingTransfer(Date(2), "back"));
        await rent.UntilNextTimer();
        await rent.Expects<TransferSubmitted>().Ends(SagaStatus.Completed);
        Assert.That(rent.Find<StandingTransferState>(Date(2))!.CustomStatus, Is.EqualTo("1 done, 0 failed, 1 skipped"));
    }

    [Test]
    public async Task Should_end_at_once_when_it_is_ended_while_it_waits()
    {
        await using var rent = await Started();
        await rent.Ask(new EndStandingTransfer(Date(1), "moved out"));
        Assert.That(rent.EndsAs(SagaStatus.Completed).CustomStatus, Does.Contain("ended: moved out"));
    }

    [Test]
    public async Task Should_carry_out_the_transfer_under_way_when_it_is_ended()
    {
        await using var rent = await Started();
        await rent.UntilNextTimer();
        var transfer = rent.Expects<TransferSubmitted>();
        await rent.Ask(new EndStandingTransfer(Date(1), "moved out"));
        rent.IsIn("Transfer");
        await transfer.Ends(SagaStatus.Completed);
        rent.EndsAs(SagaStatus.Completed);
    }

    [Test]
    public async Task Should_pass_a_cancellation_on_to_the_date_that_is_next()
    {
        await using var rent = await Started();
        await rent.UntilNextTimer();
        await rent.Expects<TransferSubmitted>().Ends(SagaStatus.Completed);
        await rent.Receives(new CancelSaga(Date(1), "StandingTransfer", "rent", "enough", "customer"));
        Assert.That(rent.Find<StandingTransferState>(Date(2))!.Status, Is.EqualTo(SagaStatus.Cancelled));
    }

    [Test]
    public async Task Should_pause_the_date_that_is_next_when_one_that_has_passed_is_asked()
    {
        await using var rent = await Started();
        await rent.UntilNextTimer();
        await rent.Expects<TransferSubmitted>().Ends(SagaStatus.Completed);
        await rent.Receives(new PauseStandingTransfer(Date(1), "late"));
        Assert.That(rent.Find<StandingTransferState>(Date(2))!.Progress.IsPaused, Is.True);
    }

    [Test]
    public async Task Should_end_with_the_date_that_is_next_however_many_have_passed()
    {
        await using var rent = await Started();
        for (var date = 1; date <= 2; date++)
        {
            await rent.UntilNextTimer();
            await rent.Expects<TransferSubmitted>().Ends(SagaStatus.Completed);
        }
        await rent.Receives(new EndStandingTransfer(Date(1), "moved out"));
        Assert.That(rent.Find<StandingTransferState>(Date(3))!.Status, Is.EqualTo(SagaStatus.Completed));
    }
}
