using Orders.Saga.Orders;
using Sagas.Definitions;

namespace Orders.Saga.Tests;

public sealed class State_and_message_table
{
    [Test]
    public void Every_message_has_a_decision_in_every_state()
    {
        var table = new OrderStateMachine();
        var states = table.States.Select(state => state.Name).Except(["Initial", "Final"]).ToList();
        var messages = table.Decisions.Select(decision => decision.Message).Distinct().ToList();
        var undecided =
            from state in states
            from message in messages
            where table.Decisions.Count(d => d.State == state && d.Message == message) != 1
            select $"{state} x {message}";
        Assert.That(undecided, Is.Empty);
        Assert.That(states, Has.Count.EqualTo(15));
    }

    [Test]
    public void The_decisions_for_transfers_are_the_approved_ones() =>
        Approve("transfer-decisions", new Transfers.TransferStateMachine().Decisions);

    [Test]
    public void The_decisions_for_standing_transfers_are_the_approved_ones() =>
        Approve("standing-transfer-decisions", new StandingTransfers.StandingTransferStateMachine().Decisions);

    [Test]
    public void The_decisions_for_orders_are_the_approved_ones() => Approve("order-decisions", new OrderStateMachine().Decisions);

    static void Approve(string name, IReadOnlyList<TableRow> decisions) =>
        Approved.Check(name, string.Join('\n', decisions
            .Where(d => d.What != "ignore")
            .OrderBy(d => d.State, StringComparer.Ordinal).ThenBy(d => d.Message, StringComparer.Ordinal)
            .Select(d => $"{d.State,-18} {d.Message,-26} {d.What,-36} {string.Join(' ', d.Targets)}".TrimEnd())));
}
