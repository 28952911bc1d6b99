using System.Net;
using Contracts.Orders;
using Microsoft.EntityFrameworkCore;

namespace Orders.Api.Tests.Scenarios;

sealed class When_an_order_is_placed : Scenario
{
    [Test]
    public async Task It_is_accepted_readable_at_once_and_on_its_way()
    {
        var id = NewId();
        using var answer = await Place(Order(id));
        var order = await Body(answer);

        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
            Assert.That(answer.Headers.Location?.ToString(), Is.EqualTo($"/orders/{id}"));
            Assert.That((string?)order["orderId"], Is.EqualTo(id));
            Assert.That((string?)order["status"], Is.EqualTo("Accepted"));
            Assert.That(
                order["steps"]!.AsArray().Select(step => (string?)step!["name"]),
                Is.EqualTo(new[] { "ReserveInventory", "ChargePayment", "CreateShipment", "SendConfirmation" })
            );
        });
        var read = await Get($"/orders/{id}");
        Assert.That(read.ToJsonString(), Is.EqualTo(order.ToJsonString()));
        await Eventually(() => Task.FromResult(Api.Sagas.Of<OrderSubmitted>(id).Count == 1), "OrderSubmitted is sent");
        Assert.That(
            Api.Sagas.Of<OrderSubmitted>(id)[0],
            Has.Property("TotalAmount").EqualTo(1299.99m).And.Property("Currency").EqualTo("USD")
        );
    }

    [Test]
    public async Task The_journal_holds_what_was_asked()
    {
        var id = await Placed();
        var entry = await Api.Database(db =>
            db.Journal.SingleAsync(e => e.Endpoint == "POST /orders" && e.SubjectId == Sagas.SagaId.Of("Order", id))
        );
        Assert.That(entry.Body, Does.Contain(id).And.Contain("Anytown"));
    }

    [Test]
    public async Task It_gets_a_readable_id_when_it_has_none()
    {
        using var answer = await Place(Order(null));
        var id = (string?)(await Body(answer))["orderId"];
        Assert.That(id, Does.Match("^ord-[0-9a-z]{26}$"));
        Assert.That((await Http.GetAsync($"/orders/{id}")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Another_one_is_unknown() =>
        Assert.That((await Http.GetAsync("/orders/never-seen")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
}
