using System.Diagnostics;
using Contracts.Orders;
using Sagas.Journal.Extending;

namespace Sagas.Tests.Journal;

/// <summary>
/// A check stands before every message, so it must cost next to nothing; the limit is wide, because the machine is shared.
/// </summary>
sealed class What_a_check_costs
{
    const int Times = 200_000, MostNanoseconds = 20_000;

    static readonly OrderSubmitted Order = new(
        Guid.NewGuid(),
        "ORDER-1",
        [new OrderLine("LAPTOP-001", 1, 1299.99m), new OrderLine("MOUSE-001", 2, 0m), new OrderLine("KEYBOARD-001", 1, 0m)],
        new PaymentInfo("credit_card", "**** 1234", null),
        1299.99m,
        "USD",
        new Address("123 Main St", "Anytown"),
        "customer@example.com",
        false,
        DateTimeOffset.UnixEpoch
    );

    [Test]
    public void Is_little()
    {
        Assert.That(MessageCheck.Breach(Order), Is.Null);
        for (var i = 0; i < Times; i++)
            MessageCheck.Breach(Order);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Times; i++)
            MessageCheck.Breach(Order);
        var each = clock.Elapsed.TotalNanoseconds / Times;
        TestContext.Out.WriteLine($"{each:0} ns for an order of three lines");
        Assert.That(each, Is.LessThan(MostNanoseconds));
    }
}
