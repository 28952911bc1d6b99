using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Orders.Saga.Orders;
using Sagas.Console.Brokers;
using Sagas.Console.Models;
using Sagas.Operations;
using Sagas;

namespace Console.Tests.Models;

public sealed class Small_things
{
    static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [TestCase(12, "in 12 s")]
    [TestCase(0.3, "now")]
    [TestCase(-12, "12 s ago")]
    [TestCase(95, "in 1 min 35 s")]
    [TestCase(-95, "1 min ago")]
    [TestCase(-7300, "2 h ago")]
    [TestCase(90000, "in 1 d 1 h")]
    public void Times_are_told_from_now(double seconds, string expected) => Assert.That(Span.Between(Noon.AddSeconds(seconds), Noon), Is.EqualTo(expected));

    [TestCase(0.042, "42 ms")]
    [TestCase(1.26, "1.2 s")]
    [TestCase(42, "42 s")]
    [TestCase(3725, "1 h 2 min")]
    public void Durations_have_one_or_two_units(double seconds, string expected) => Assert.That(Span.Of(TimeSpan.FromSeconds(seconds)), Is.EqualTo(expected));

    [Test]
    public void The_address_of_the_list_holds_all_that_it_shows()
    {
        const string Address = "/sagas?view=retrying&kind=Order&q=gateway%20down&range=1h&after=638000000000000000_0123456789abcdef0123456789abcdef";
        var url = SagaListUrl.Of(new QueryCollection(QueryHelpers.ParseQuery(new Uri("http://x" + Address).Query)));
        Assert.That(url.ToString(), Is.EqualTo(Address));
        var query = url.Query(Noon, 50);
        Assert.Multiple(() =>
        {
            Assert.That(query.Statuses, Is.EqualTo(new[] { SagaStatus.Retrying }));
            Assert.That(query.Text, Is.EqualTo("gateway down"));
            Assert.That(query.Since, Is.EqualTo(Noon.AddHours(-1)));
            Assert.That(query.Before, Is.Not.Null);
        });
    }

    [Test]
    public void Nonsense_in_the_address_is_the_first_page()
    {
        var url = SagaListUrl.Of(new QueryCollection(new Dictionary<string, StringValues> { ["view"] = "nonsense", ["after"] = "nonsense", ["range"] = "nonsense", ["from"] = "nonsense" }));
        Assert.That(url.Query(Noon, 50), Is.EqualTo(new SagaListQuery([]) with { Statuses = url.Query(Noon, 50).Statuses }));
    }

    [Test]
    public void A_queue_without_consumers_and_one_of_dead_letters_need_attention()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Queue("payments", ready: 3, consumers: 0).Attention, Is.EqualTo("nobody consumes this, and messages wait"));
            Assert.That(Queue("payments", ready: 0, consumers: 0).Attention, Is.EqualTo("nobody consumes this"));
            Assert.That(Queue("payments_error", ready: 2, consumers: 0).Attention, Is.EqualTo("messages that nobody could handle lie here"));
            Assert.That(Queue("payments_error", ready: 0, consumers: 0).Attention, Is.Null);
            Assert.That(Queue("payments", ready: 9, consumers: 1).Attention, Is.Null);
        });
    }

    [Test]
    public void A_machine_knows_how_long_its_states_last()
    {
        var saga = Guid.NewGuid();
        Passage[] passages =
        [
            new(saga, "Order", Noon, "Initial", "ReserveInventory", false), new(saga, "Order", Noon.AddSeconds(2), "ReserveInventory", "ChargePayment", false),
            new(saga, "Order", Noon.AddSeconds(3), "ChargePayment", "ChargePayment", true), new(saga, "Order", Noon.AddSeconds(7), "ChargePayment", "CreateShipment", false),
        ];
        var lines = MachineModel.Lines(new OrderStateMachine().Graph, [new StateCount("Order", "ChargePayment", SagaStatus.Retrying, 4), new StateCount("Order", "ChargePayment", SagaStatus.Running, 1)], passages);
        var charge = lines.First(line => line.Node.Name == "ChargePayment");
        Assert.That((charge.Now, charge.Passed, charge.Half, charge.Failures), Is.EqualTo((5, 1, TimeSpan.FromSeconds(5), 1)));
    }

    [Test]
    public async Task What_is_personal_is_masked_wherever_it_shows()
    {
        await using var saga = await Participants.Order();
        await saga.Given(Seen.AnOrder);
        var seen = Seen.Of(saga, new OrderStateMachine(), Seen.Masked);
        Assert.That(string.Join('\n', seen.Events.Select(e => e.Body + string.Concat(e.Sent.Select(sent => sent.Body)))), Does.Not.Contain("customer@example.com").And.Not.Contain("123 Main St").And.Contain("c***@***"));
    }

    [Test]
    public async Task Sagas_that_fail_alike_are_one_group_and_those_that_stand_come_first()
    {
        await using var declined = await Participants.Declined();
        await using var retrying = await Participants.Order();
        await retrying.Given(Seen.AnOrder);
        await retrying.Expects<Contracts.Inventory.ReserveInventory>().Throws(new UnavailableException("the warehouse is closed"));
        var groups = FailuresModel.Group([Seen.Of(declined).Saga, Seen.Of(retrying).Saga, Seen.Of(declined).Saga]);
        Assert.That(groups.Select(group => $"{group.Step} {group.Type} {group.Count} {group.Waiting.Count}"), Is.EqualTo(new[] { "ReserveInventory Sagas.UnavailableException 1 1", "ChargePayment payment_declined 2 0" }));
    }

    static QueueLine Queue(string name, int ready, int consumers) => new(name, ready, 0, consumers, null, 0, 0);
}
