using Orders.Saga.Orders;
using Orders.Saga.Reconciliation.Rules;
using Sagas;
using Sagas.Persistence;
using ServiceDefaults.Holdings;

namespace Orders.Saga.Tests.Reconciliation;

/// <summary>The rules, one by one: what a saga says, what the participants hold, and what differs.</summary>
public sealed class What_must_be_held
{
    static readonly Guid Order = Ended.OrderId, Transfer = Ended.TransferId, Standing = SagaId.Of("StandingTransfer", "S-1");
    static readonly Guid Payment = SagaId.Of("Transfer", "O-1:payment"), Return = SagaId.Of("Transfer", "O-1:return");
    static readonly Guid FirstReturn = Guid.NewGuid(), FirstPayment = Guid.NewGuid();

    static readonly (string, Holding)
        Pieces = Reserved(3, "MOUSE"),
        Charge = Charged(30),
        Parcel = (Participant.Shipping, Order.Holds(("parcel", 1))),
        Paid = Moved(Payment, 30, 30),
        Returned = Moved(Return, 30, 30);

    static IEnumerable<TestCaseData> Cases()
    {
        yield return Case("An order that is as it should be", Ended.Order(), [Pieces, Charge, Parcel]);
        yield return Case("Completed and not charged", Ended.Order(), [Pieces, Parcel], "charge: 30 USD charged, but nothing");
        yield return Case("Charged twice", Ended.Order(), [Pieces, Parcel, Charged(60)],
            "charge: 30 USD charged, but 60 USD charged");
        yield return Case("Charged a little less", Ended.Order(), [Pieces, Parcel, Charged(29.9999m)],
            "charge: 30 USD charged, but 29.9999 USD charged");
        yield return Case("Charged in another currency", Ended.Order(), [Pieces, Parcel, Charged(30, "EUR")],
            "charge: 30 USD charged, but 30 EUR charged");
        yield return Case("Completed and not reserved", Ended.Order(), [Charge, Parcel], "reserved stock: 3 pieces of MOUSE, but nothing");
        yield return Case("Another product is reserved", Ended.Order(), [Charge, Parcel, Reserved(3, "CAT")],
            "reserved stock: 3 pieces of MOUSE, but 3 pieces of CAT");
        yield return Case("Completed and not shipped", Ended.Order(), [Pieces, Charge], "parcel: 1 parcel, but nothing");
        yield return Case("Money moved for an order by card", Ended.Order(), [Pieces, Charge, Parcel, Moved(Order, 30, 30)],
            "nothing else: nothing, but 30 USD deposited, 30 USD withdrawn");

        yield return Case("Nothing is left of a failed order", Ended.Order(SagaStatus.Failed), []);
        yield return Case("Zero is nothing", Ended.Order(SagaStatus.Failed), [Charged(0)]);
        yield return Case("Reserved after the order failed", Ended.Order(SagaStatus.Failed), [Pieces],
            "reserved stock: nothing, but 3 pieces of MOUSE");
        yield return Case("Charged, and compensated", Ended.Order(SagaStatus.Compensated), [Charge], "charge: nothing, but 30 USD charged");
        yield return Case("Charged, and cancelled", Ended.Order(SagaStatus.Cancelled), [Charge], "charge: nothing, but 30 USD charged");
        yield return Case("A parcel of a cancelled order", Ended.Order(SagaStatus.Cancelled), [Parcel], "parcel: nothing, but 1 parcel");

        yield return Case("Cancelled before it was submitted", Ended.Order(SagaStatus.Cancelled, Unknown), []);
        yield return Case("Charged, and cancelled before it was submitted", Ended.Order(SagaStatus.Cancelled, Unknown), [Charge],
            "charge: nothing, but 30 USD charged");

        yield return Case("A part is charged as a part", Ended.Order(change: Partly), [
            Reserved(1, "MOUSE"), Charged(10), Parcel]);
        yield return Case("A part is charged as the whole", Ended.Order(change: Partly), [
            Reserved(1, "MOUSE"), Charge, Parcel], "charge: 10 USD charged, but 30 USD charged");
        yield return Case("What is free is not charged", Ended.Order(change: order => order.TotalAmount = 0), [Pieces, Parcel]);
        yield return Case("What is free is charged", Ended.Order(change: order => order.TotalAmount = 0), [Pieces, Parcel, Charge],
            "charge: nothing, but 30 USD charged");

        yield return Case("Paid by transfer", Ended.ByTransfer(), [Pieces, Parcel, Paid]);
        yield return Case("By transfer, and not paid", Ended.ByTransfer(), [Pieces, Parcel],
            "payment by transfer: 30 USD deposited, 30 USD withdrawn, but nothing");
        yield return Case("By transfer and by card", Ended.ByTransfer(), [Pieces, Parcel, Paid, Charge],
            "charge: nothing, but 30 USD charged");
        yield return Case("Paid back, though completed", Ended.ByTransfer(), [Pieces, Parcel, Paid, Returned],
            "payment by transfer: 30 USD deposited, 30 USD withdrawn, but nothing");
        yield return Case("Paid and paid back", Ended.ByTransfer(SagaStatus.Compensated), [Paid, Returned]);
        yield return Case("Paid and not paid back", Ended.ByTransfer(SagaStatus.Cancelled), [Paid],
            "payment by transfer: nothing, but 30 USD deposited, 30 USD withdrawn");
        yield return Case("Paid back by the second try", Ended.ByTransfer(SagaStatus.Cancelled, Tried), [Paid, Moved(FirstReturn, 30, 30)]);
        yield return Case("Paid twice, by two tries", Ended.ByTransfer(change: Tried), [Pieces, Parcel, Paid, Moved(FirstPayment, 30, 30)],
            "payment by transfer: 30 USD deposited, 30 USD withdrawn, but 60 USD deposited, 60 USD withdrawn");

        yield return Case("A transfer that is as it should be", Ended.Transfer(), [Moved(Transfer, 100, 100)]);
        yield return Case("No movement of a completed transfer", Ended.Transfer(), [],
            "transferred money: 100 USD deposited, 100 USD withdrawn, but nothing");
        yield return Case("Completed, and in transit", Ended.Transfer(), [Moved(Transfer, 100, 0)],
            "transferred money: 100 USD deposited, 100 USD withdrawn, but 100 USD withdrawn");
        yield return Case("Refunded", Ended.Transfer(SagaStatus.Compensated), [Moved(Transfer, 0, 0)]);
        yield return Case("Compensated, and in transit", Ended.Transfer(SagaStatus.Compensated), [Moved(Transfer, 100, 0)],
            "transferred money: nothing, but 100 USD withdrawn");
        yield return Case("Failed, and moved", Ended.Transfer(SagaStatus.Failed), [Moved(Transfer, 100, 100)],
            "transferred money: nothing, but 100 USD deposited, 100 USD withdrawn");
        yield return Case("A transfer with a parcel", Ended.Transfer(SagaStatus.Failed),
            [(Participant.Shipping, Transfer.Holds(("parcel", 1)))],
            "nothing else: nothing, but 1 parcel");
        yield return Case("A standing transfer moves no money itself", Ended.StandingTransfer(), [Moved(Standing, 100, 100)],
            "nothing else: nothing, but 100 USD deposited, 100 USD withdrawn");

        yield return Case("Refunded by hand", Ended.Order(SagaStatus.Compensated, order => order.ByHand("RefundPayment")), [Charge],
            "charge: nothing, but 30 USD charged, by hand");
        yield return Case("Another step was resolved by hand",
            Ended.Order(SagaStatus.Compensated, order => order.ByHand("ReleaseInventory")), [Charge],
            "charge: nothing, but 30 USD charged");
    }

    [TestCaseSource(nameof(Cases))]
    public void Or_it_differs(SagaRow saga, (string Participant, Holding Holding)[] held, string[] expected) =>
        Assert.That(Differences(saga, held, Participant.All).Select(Words), Is.EquivalentTo(expected));

    [Test]
    public void Of_a_participant_that_was_not_asked_nothing_is_said() =>
        Assert.That(Differences(Ended.Order(), [Pieces, Parcel], [Participant.Inventory, Participant.Shipping]), Is.Empty);

    [Test]
    public void The_evidence_is_what_the_participant_says()
    {
        var charged = Differences(Ended.Order(SagaStatus.Cancelled), [Charge], Participant.All).Single();
        Assert.That(charged.Evidence, Is.EqualTo($"Payments says Held of some id (saga {Order}), since 2030-01-31 09:00:00Z"));
        Assert.That((charged.SagaId, charged.Subject, charged.Since), Is.EqualTo(((Guid?)Order, "Order O-1, Cancelled", Ended.At)));
        var missing = Differences(Ended.Order(), [Pieces, Charge], Participant.All).Single();
        Assert.That(missing.Evidence, Is.EqualTo($"Shipping has no row for saga {Order}"));
    }

    [Test]
    public void For_no_saga_nothing_may_be_held()
    {
        Assert.That(Comparison.Stranger(Participant.Payments, Order.Holds()), Is.Null);
        Assert.That(Comparison.Stranger(Participant.Payments, Order.Holds(("USD charged", 0))), Is.Null);
        var stranger = Comparison.Stranger(Participant.Payments, Charge.Item2)!;
        Assert.That(Words(stranger), Is.EqualTo("holdings without a saga: nothing, for no saga has this id, but 30 USD charged"));
        Assert.That(stranger.Subject, Is.EqualTo("some id, which has no saga"));
    }

    static List<Difference> Differences(SagaRow saga, (string Participant, Holding Holding)[] held, string[] asked)
    {
        var answers = new Answers();
        foreach (var participant in asked)
            answers.Add(participant, held.Where(one => one.Participant == participant).Select(one => one.Holding));
        return [.. Comparison.Of(EndedSaga.Of(saga), answers)];
    }

    static string Words(Difference one) => $"{one.Check}: {one.Expected}, but {one.Held}{(one.IsByHand ? ", by hand" : "")}";

    static TestCaseData Case(string name, SagaRow saga, (string, Holding)[] held, params string[] differences) =>
        new TestCaseData(saga, held, differences).SetName(name);

    static (string, Holding) Reserved(int pieces, string product) =>
        (Participant.Inventory, Order.Holds(($"pieces of {product}", pieces)));

    static (string, Holding) Charged(decimal amount, string currency = "USD") =>
        (Participant.Payments, Order.Holds(($"{currency} charged", amount)));

    static (string, Holding) Moved(Guid transfer, decimal withdrawn, decimal deposited) =>
        (Participant.Banking, transfer.Holds(("USD withdrawn", withdrawn), ("USD deposited", deposited)));

    static void Partly(OrderState order) => (order.AllowPartial, order.ReservedLines) = (true, [order.Lines[1]]);

    static void Unknown(OrderState order) => (order.Payment, order.Lines, order.ReservedLines) = (null, [], []);

    static void Tried(OrderState order) => order.Steps.AddRange([
        new StepRecord { Name = "PayByTransfer", FormerChildren = [FirstPayment] },
        new StepRecord { Name = "ReturnTransfer", ChildId = Return, FormerChildren = [FirstReturn] },
    ]);
}
