using Contracts.Transfers;
using Orders.Saga.StandingTransfers;
using Sagas;
using Sagas.Testing;

namespace Orders.Saga.Tests.Scenarios.StandingTransfers;

/// <summary>The system was down, or a transfer took longer than from one date to the next: one transfer makes up for all of them.</summary>
public sealed class When_dates_are_missed
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    static async Task<SagaTest<StandingTransferState>> EverySecond(TimeSpan late, int? times = null)
    {
        var saga = await SagaTest.Of<StandingTransferStateMachine, StandingTransferState>();
        await saga.Given(Given.AStandingTransfer with { FirstAt = saga.Now - late, Every = new Recurrence(0, Second), Times = times });
        return saga;
    }

    static StandingTransferState Date(SagaTest<StandingTransferState> saga, int number) =>
        saga.Find<StandingTransferState>(SagaId.Of("StandingTransfer", $"rent#{number}"))!;

    [Test]
    public async Task Should_transfer_once_and_go_on_with_the_next_date_to_come()
    {
        await using var rent = await EverySecond(late: TimeSpan.FromSeconds(40));
        await rent.Expects<TransferSubmitted>(transfer => transfer.ReferenceId == "rent:1").Ends(SagaStatus.Completed);
        rent.ExpectsNothing();
        var next = Date(rent, 42);
        Assert.That((next.Status, next.CustomStatus), Is.EqualTo((SagaStatus.Waiting, "1 done, 0 failed, 40 skipped")));
        Assert.That(next.WakeAt, Is.EqualTo(rent.Now + Second));
    }

    static async Task<SagaTest<StandingTransferState>> Daily(string missed, double hoursLate)
    {
        var saga = await SagaTest.Of<StandingTransferStateMachine, StandingTransferState>();
        var first = saga.Now - TimeSpan.FromDays(2) - TimeSpan.FromHours(hoursLate);
        var daily = new Recurrence(0, TimeSpan.FromDays(1));
        await saga.Given(Given.AStandingTransfer with { FirstAt = first, Every = daily, Missed = missed });
        return saga;
    }

    [Test]
    public async Task Should_transfer_nothing_when_the_customer_wants_them_skipped()
    {
        await using var rent = await Daily(MissedDates.Skip, hoursLate: 2);
        rent.ExpectsNothing();
        Assert.That(Date(rent, 4).CustomStatus, Is.EqualTo("0 done, 0 failed, 3 skipped"));
    }

    [Test]
    public async Task Should_not_skip_a_date_that_is_less_than_an_hour_late()
    {
        await using var rent = await Daily(MissedDates.Skip, hoursLate: 0.9);
        await rent.Expects<TransferSubmitted>().Ends(SagaStatus.Completed);
        Assert.That(Date(rent, 4).CustomStatus, Is.EqualTo("1 done, 0 failed, 2 skipped"));
    }

    [Test]
    public async Task Should_transfer_for_each_when_the_customer_wants_all()
    {
        await using var rent = await Daily(MissedDates.All, hoursLate: 2);
        for (var date = 1; date <= 3; date++)
            await rent.Expects<TransferSubmitted>(transfer => transfer.ReferenceId == $"rent:{date}").Ends(SagaStatus.Completed);
        rent.ExpectsNothing();
        Assert.That(Date(rent, 4).CustomStatus, Is.EqualTo("3 done, 0 failed, 0 skipped"));
    }

    [Test]
    public async Task Should_make_up_once_for_the_dates_that_came_while_a_transfer_was_under_way()
    {
        await using var rent = await EverySecond(late: TimeSpan.Zero);
        var slow = rent.Expects<TransferSubmitted>();
        await rent.After(TimeSpan.FromSeconds(10));
        await slow.Ends(SagaStatus.Completed);
        await rent.Expects<TransferSubmitted>(transfer => transfer.ReferenceId == "rent:2").Ends(SagaStatus.Completed);
        rent.ExpectsNothing();
        Assert.That(Date(rent, 12).CustomStatus, Is.EqualTo("2 done, 0 failed, 9 skipped"));
    }

    [Test]
    public async Task Should_transfer_once_for_the_dates_of_a_cron_expression()
    {
        await using var rent = await SagaTest.Of<StandingTransferStateMachine, StandingTransferState>();
        await rent.Given(Given.AStandingTransfer with { FirstAt = rent.Now - TimeSpan.FromDays(3), Every = null, Cron = "0 0 8 * * *" });
        await rent.Expects<TransferSubmitted>().Ends(SagaStatus.Completed);
        rent.ExpectsNothing();
        var next = Date(rent, 5);
        Assert.That((next.CustomStatus, next.WakeAt), Is.EqualTo(("1 done, 0 failed, 3 skipped", rent.Now + TimeSpan.FromDays(1))));
    }

    /// <summary>Nothing was missed: the date that was to come is done, and the one after it is waited for.</summary>
    [Test]
    public async Task Should_not_count_a_date_that_an_operator_did_not_wait_for()
    {
        await using var rent = await EverySecond(late: -TimeSpan.FromSeconds(1));
        await rent.FireTimer();
        await rent.Expects<TransferSubmitted>().Ends(SagaStatus.Completed);
        var next = Date(rent, 2);
        Assert.That((next.Status, next.WakeAt), Is.EqualTo((SagaStatus.Waiting, rent.Now.AddSeconds(2))));
    }

    [Test]
    public async Task Should_end_when_the_last_date_is_among_them()
    {
        await using var rent = await EverySecond(late: TimeSpan.FromDays(1), times: 3);
        await rent.Expects<TransferSubmitted>().Ends(SagaStatus.Completed);
        Assert.That(rent.EndsAs(SagaStatus.Completed).CustomStatus, Is.EqualTo("1 done, 0 failed, 2 skipped"));
    }

    [Test]
    public async Task Should_transfer_nothing_for_those_that_passed_while_it_was_paused()
    {
        await using var rent = await SagaTest.Of<StandingTransferStateMachine, StandingTransferState>();
        var paused = new StandingTransferProgress(1, 0, 0, IsPaused: true);
        var first = rent.Now - TimeSpan.FromSeconds(40);
        await rent.Given(Given.AStandingTransfer with { FirstAt = first, Every = new Recurrence(0, Second), Progress = paused });
        rent.ExpectsNothing();
        Assert.That(Date(rent, 42).CustomStatus, Is.EqualTo("0 done, 0 failed, 41 skipped; paused"));
    }
}
