using Orders.Saga.Orders;
using Sagas;
using Sagas.Console.Machine;
using Sagas.Operations;

namespace Console.Tests.Machine;

public sealed class States_of_a_machine
{
    static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);
    static readonly Guid Saga = Guid.NewGuid();

    [Test]
    public void Count_their_sagas_and_measure_how_long_these_stay()
    {
        Passage[] passages =
        [
            Passed(0, "Initial", "ReserveInventory"),
            Passed(2, "ReserveInventory", "ChargePayment"),
            Passed(3, "ChargePayment", "ChargePayment", isFailure: true),
            Passed(7, "ChargePayment", "CreateShipment"),
        ];
        StateCount[] counts =
            [new("Order", "ChargePayment", SagaStatus.Retrying, 4), new("Order", "ChargePayment", SagaStatus.Running, 1)];
        var charge = StateLine.Of(new OrderStateMachine().Graph, counts, passages).First(line => line.Node.Name == "ChargePayment");
        Assert.That((charge.Now, charge.Passed, charge.P50, charge.Failures), Is.EqualTo((5, 1, TimeSpan.FromSeconds(5), 1)));
    }

    static Passage Passed(int seconds, string from, string to, bool isFailure = false) =>
        new(Saga, "Order", Noon.AddSeconds(seconds), from, to, isFailure);
}
