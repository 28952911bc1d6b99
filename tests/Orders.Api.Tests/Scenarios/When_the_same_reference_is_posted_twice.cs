using System.Net;
using System.Text.Json.Nodes;
using Contracts.Orders;
using Sagas;

namespace Orders.Api.Tests.Scenarios;

sealed class When_the_same_reference_is_posted_twice : Scenario
{
    [Test]
    public async Task It_gets_the_same_answer_and_starts_nothing_more()
    {
        var id = NewId();
        using var first = await Send(Transfer(id).With("executeAt", "2030-01-31T09:00:00Z"));
        using var second = await Send(
            Transfer(id).With("executeAt", "2030-01-31T11:00:00+02:00").With("amount", JsonNode.Parse("2.500E2"))
        );

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(second.Headers.Location, Is.EqualTo(first.Headers.Location));
        Assert.That((await Body(second)).ToJsonString(), Is.EqualTo((await Body(first)).ToJsonString()));
        Assert.That(await Entries(id, "Transfer"), Is.EqualTo(1));
    }

    [Test]
    public async Task Its_state_by_then_is_the_answer()
    {
        var id = await Sent();
        Api.Sagas.Knows(id, SagaStatus.Compensating, kind: "Transfer");
        using var again = await Send(Transfer(id));
        Assert.That((string?)(await Body(again))["status"], Is.EqualTo("Compensating"));
    }

    [TestCase("amount", "251")]
    [TestCase("targetAccount", "\"43-813\"")]
    [TestCase("currency", "\"USD\"")]
    [TestCase("executeAt", "\"2030-01-31T09:00:00Z\"")]
    public async Task Other_content_is_a_conflict_and_changes_nothing(string field, string json)
    {
        var id = await Sent();
        using var other = await Send(Transfer(id).With(field, JsonNode.Parse(json)));
        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((string?)(await Body(other))["detail"], Does.Contain(id).And.Contain("referenceId"));
        Assert.That(await Entries(id, "Transfer"), Is.EqualTo(1));
    }

    [Test]
    public async Task An_order_of_that_id_is_another_matter()
    {
        var id = await Sent();
        using var order = await Place(Order(id));
        Assert.That(order.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        await Finished(id, SagaStatus.Failed, "Transfer");
        Assert.That((string?)(await Get($"/orders/{id}"))["status"], Is.EqualTo("Accepted"));
        await Eventually(() => Task.FromResult(Api.Sagas.Of<OrderSubmitted>(id).Count == 1), "OrderSubmitted is sent");
    }
}
