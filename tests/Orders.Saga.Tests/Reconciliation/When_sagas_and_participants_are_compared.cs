using System.Net;
using Orders.Saga.Reconciliation;
using Orders.Saga.Reconciliation.Rules;
using Sagas;
using ServiceDefaults.Holdings;

namespace Orders.Saga.Tests.Reconciliation;

public sealed class When_sagas_and_participants_are_compared
{
    static Holding Charge => Ended.OrderId.Holds(("USD charged", 30));

    static Task<ReconciliationResult> Compared(Shop shop) => shop.Reconciler().Whole(CancellationToken.None);

    static Shop Sound() => new Shop().With(Ended.Order()).Holding(Participant.Payments, Charge)
        .Holding(Participant.Inventory, Ended.OrderId.Holds(("pieces of MOUSE", 3)))
        .Holding(Participant.Shipping, Ended.OrderId.Holds(("parcel", 1)));

    [Test]
    public async Task Should_find_no_difference_where_there_is_none()
    {
        var result = await Compared(Sound());
        Assert.That((result.Outcome, result.Sagas, result.Holdings, result.IsWhole), Is.EqualTo((ReconciliationOutcome.Same, 1, 3, true)));
        var left = result.Checks.Where(check => check.Compared == 0).Select(check => check.Check);
        Assert.That(left, Is.EqualTo(new[] { Check.PaymentByTransfer, Check.Transfer }));
    }

    [Test]
    public async Task Should_find_each_difference_once()
    {
        var result = await Compared(new Shop().With(Ended.Order(SagaStatus.Cancelled)).Holding(Participant.Payments, Charge));
        Assert.That((result.Outcome, result.Found), Is.EqualTo((ReconciliationOutcome.Different, 1)));
        Assert.That(result.Differences.Single().Check, Is.EqualTo(Check.Charge));
    }

    static IEnumerable<SagaStatus> Unfinished => Enum.GetValues<SagaStatus>().Where(status => !status.IsFinal());

    [Test]
    public async Task Should_leave_alone_sagas_that_have_not_ended([ValueSource(nameof(Unfinished))] SagaStatus status)
    {
        var result = await Compared(new Shop().With(Ended.Order(status)).Holding(Participant.Payments, Charge));
        Assert.That((result.Outcome, result.Sagas), Is.EqualTo((ReconciliationOutcome.Same, 0)));
    }

    [Test]
    public async Task Should_leave_alone_for_a_while_sagas_that_have_just_ended()
    {
        var shop = new Shop().With(Ended.Order(SagaStatus.Cancelled)).Holding(Participant.Payments, Charge);
        shop.Options.SettleAfter = TimeSpan.FromMinutes(1);
        shop.Time.Advance(TimeSpan.FromSeconds(59));
        var early = await Compared(shop);
        Assert.That((early.Outcome, early.Notes.Single()), Is.EqualTo((ReconciliationOutcome.Same,
            "Sagas that ended only just now (SettleAfter) and are not compared yet: 1.")));
        shop.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await Compared(shop)).Outcome, Is.EqualTo(ReconciliationOutcome.Different));
    }

    [Test]
    public async Task Should_look_again_before_it_calls_anything_a_difference()
    {
        var shop = new Shop().With(Ended.Order(SagaStatus.Cancelled)).Holding(Participant.Payments, Charge);
        shop.Meanwhile = () => shop.Forget(Participant.Payments);
        Assert.That((await Compared(shop)).Outcome, Is.EqualTo(ReconciliationOutcome.Same));
    }

    [Test]
    public async Task Should_find_what_is_held_for_no_saga()
    {
        var result = await Compared(new Shop().Holding(Participant.Payments, Charge, Guid.NewGuid().Holds()));
        Assert.That(result.Differences.Single().Check, Is.EqualTo(Check.Strangers));
        Assert.That((result.Found, result.Holdings), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task Should_look_again_for_the_saga_of_what_is_held()
    {
        var shop = new Shop().Holding(Participant.Payments, Charge);
        shop.Meanwhile = () => shop.Sagas.Rows.Add(Ended.Order(SagaStatus.Running));
        Assert.That((await Compared(shop)).Outcome, Is.EqualTo(ReconciliationOutcome.Same));
    }

    [Test]
    public async Task Should_look_at_everything_however_much_it_is()
    {
        var shop = new Shop();
        for (var i = 0; i < 250; i++)
            shop.With(Ended.Order(SagaStatus.Failed, order => (order.CorrelationId, order.BusinessId) = (Guid.NewGuid(), $"O-{i}")));
        foreach (var saga in shop.Sagas.Rows)
            shop.Holding(Participant.Shipping, saga.Id.Holds(("parcel", 1)));
        var result = await Compared(shop);
        Assert.That((result.Sagas, result.Holdings, result.Found), Is.EqualTo((250, 250, 250)));
    }

    [TestCase((HttpStatusCode)0, "Payments at http://payments could not be asked: Connection refused")]
    [TestCase(HttpStatusCode.InternalServerError, "Payments at http://payments could not be asked: ")]
    [TestCase(HttpStatusCode.NotFound, "Payments has no /holdings; does an older version run there?")]
    public async Task Should_say_whom_it_could_not_ask_and_compare_the_others(HttpStatusCode answer, string words)
    {
        var shop = Sound().With(Ended.Transfer());
        shop.Answers[Participant.Payments] = answer;
        var result = await Compared(shop);
        Assert.That((result.Outcome, result.Found), Is.EqualTo((ReconciliationOutcome.Incomplete, 1)), "the transfer has no movements");
        Assert.That(result.Problems.Single(), Does.StartWith(words));
        Assert.That(result.Checks.Single(check => check.Check == Check.Charge).Compared, Is.Zero);
    }

    [Test]
    public async Task Should_not_count_what_was_resolved_by_hand()
    {
        var shop = new Shop().With(Ended.Order(SagaStatus.Cancelled, order => order.ByHand("RefundPayment")));
        var result = await Compared(shop.Holding(Participant.Payments, Charge));
        Assert.That((result.Outcome, result.Found, result.ByHand), Is.EqualTo((ReconciliationOutcome.Same, 0, 1)));
        Assert.That(ReconciliationText.Of(result), Does.StartWith("RESOLVED BY HAND  charge: Order O-1, Cancelled"));
    }

    [Test]
    public async Task Should_compare_totals()
    {
        var shop = Sound();
        shop.Totals["/stock-check"] = new[] { new { productId = "MOUSE", reserved = 4, ofReservations = 3 } };
        shop.Totals["/ledger/check"] = new { isSound = false, unbalancedAccounts = 2 };
        var result = await Compared(shop);
        Assert.That(result.Differences.Select(one => $"{one.Check} of {one.Subject}: {one.Held}"), Is.EqualTo(new[]
        {
            "totals of stock of MOUSE: 4 pieces reserved",
            """totals of the ledger of the ledger: {"isSound":false,"unbalancedAccounts":2}""",
        }));
    }

    [Test]
    public async Task Should_say_that_totals_are_not_told()
    {
        var shop = Sound();
        shop.Totals.Clear();
        var result = await Compared(shop);
        Assert.That(result.Outcome, Is.EqualTo(ReconciliationOutcome.Same));
        Assert.That(result.Notes, Has.Count.EqualTo(2).And.All.Contains("in Development only"));
    }

    [Test]
    public async Task Should_say_it_all_as_text()
    {
        var shop = new Shop().With(Ended.Order(SagaStatus.Cancelled)).Holding(Participant.Payments, Charge);
        var text = ReconciliationText.Of(await Compared(shop));
        Assert.That(text, Does.StartWith(
            $"""
            DIFFERENT  charge: Order O-1, Cancelled, since 2030-01-31 09:00:00Z
                expected  nothing
                held      30 USD charged
                evidence  Payments says Held of some id (saga {Ended.OrderId}), since 2030-01-31 09:00:00Z
                saga      {Ended.OrderId}
            """.ReplaceLineEndings("\n")));
        Assert.That(text, Does.EndWith("1 sagas and 1 holdings compared: 1 difference.\n"));
    }
}
