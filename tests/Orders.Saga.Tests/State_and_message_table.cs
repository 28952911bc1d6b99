using Orders.Saga.Orders;
using Sagas.Definitions;

namespace Orders.Saga.Tests;

/// <summary>
/// What each message does in each state, for people to read and approve. That the engine does what a table says, and that everything has a
/// decision, is shown by random tables in <c>tests/Sagas.Tests/Engine</c>.
/// </summary>
public sealed class State_and_message_table
{
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
