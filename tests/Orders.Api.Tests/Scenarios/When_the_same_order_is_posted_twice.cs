using System.Net;
using System.Text.Json.Nodes;
using Sagas;

namespace Orders.Api.Tests.Scenarios;

sealed class When_the_same_order_is_posted_twice : Scenario
{
    [Test]
    public async Task It_gets_the_same_answer_and_starts_nothing_more()
    {
        var id = NewId();
        var order = Order(id);
        using var first = await Place(order);
        using var second = await Place(order);

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(second.Headers.Location, Is.EqualTo(first.Headers.Location));
        Assert.That((await Body(second)).ToJsonString(), Is.EqualTo((await Body(first)).ToJsonString()));
        Assert.That(await Entries(id), Is.EqualTo(1));
    }

    [Test]
    public async Task Defaults_and_notation_make_no_difference()
    {
        var id = NewId();
        using var first = await Place(Order(id).With("totalAmount", 100));
        using var second = await Place(
            Order(id).With("totalAmount", JsonNode.Parse("1.0000E2")).With("currency", "USD").With("allowPartial", false)
        );
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await second.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task Its_state_by_then_is_the_answer()
    {
        var id = await Placed();
        Api.Sagas.Knows(id, SagaStatus.Running);
        using var again = await Place(Order(id));
        Assert.That((string?)(await Body(again))["status"], Is.EqualTo("Running"));
    }

    [Test]
    public async Task Other_content_is_a_conflict()
    {
        var id = await Placed();
        using var other = await Place(Order(id).With("totalAmount", 1));
        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((string?)(await Body(other))["detail"], Does.Contain(id));
    }
}
