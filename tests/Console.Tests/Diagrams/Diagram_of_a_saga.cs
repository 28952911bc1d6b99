using Contracts.Inventory;
using Orders.Saga.Orders;
using Orders.Saga.Transfers;
using Sagas;
using Sagas.Console.Diagrams;

namespace Console.Tests.Diagrams;

public sealed class Diagram_of_a_saga
{
    [Test]
    public void The_machine_of_orders_is_the_approved_one() =>
        Approved.Check("order-machine", Diagram.Of(new OrderStateMachine().Graph).ToText());

    [Test]
    public void The_machine_of_transfers_is_the_approved_one() =>
        Approved.Check("transfer-machine", Diagram.Of(new TransferStateMachine().Graph).ToText());

    [Test]
    public async Task A_declined_order_shows_its_path_and_what_may_come_next()
    {
        await using var saga = await Participants.Declined();
        Approved.Check("declined-order-under-way", Text(Seen.Of(saga)));
        await saga.Expects<ReleaseInventory>().Replies(c => new InventoryReleased(c.SagaId));
        Approved.Check("declined-order", Text(Seen.Of(saga)));
    }

    [Test]
    public void Steps_that_run_side_by_side_stand_below_one_another_and_join()
    {
        GraphNode[] nodes =
        [
            new("Order", GraphRole.Step, 0, "Order"),
            new("Left", GraphRole.Step, 1, "Both"),
            new("Right", GraphRole.Step, 1, "Both"),
            new("After", GraphRole.Step, 2, "After"),
            new("NotLeft", GraphRole.Compensation, 1, "NotLeft", "Left"),
            new("NotRight", GraphRole.Compensation, 1, "NotRight", "Right"),
            new("NeedsIntervention", GraphRole.NeedsIntervention, 0, "NeedsIntervention"),
            .. new[] { "Completed", "Failed", "Compensated", "Cancelled" }.Select(end => new GraphNode(end, GraphRole.End, 0, end)),
        ];
        Approved.Check("parallel-machine", Diagram.Of(new SagaGraph("Both", nodes, [])).ToText());
    }

    static string Text(Seen seen) =>
        $"{seen.Diagram.ToText()}\n{string.Join('\n', seen.Next.Select(next => $"next: {next.State} {next.When}"))}";
}
