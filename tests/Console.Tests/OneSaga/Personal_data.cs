using Orders.Saga.Orders;

namespace Console.Tests.OneSaga;

public sealed class Personal_data
{
    [Test]
    public async Task Is_masked_wherever_it_shows()
    {
        await using var saga = await Participants.Order();
        await saga.Given(Seen.AnOrder);
        var seen = Seen.Of(saga, new OrderStateMachine(), Seen.Masked);
        var bodies = seen.Events.Select(e => e.Body + string.Concat(e.Sent.Select(sent => sent.Body)));
        Assert.That(string.Join('\n', bodies),
            Does.Not.Contain("customer@example.com").And.Not.Contain("123 Main St").And.Contain("c***@***"));
    }
}
