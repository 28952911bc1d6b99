using System.Text.Json.Nodes;
using Contracts.Orders;
using Microsoft.EntityFrameworkCore;
using Sagas;

namespace Orders.Api.Tests.Scenarios;

sealed class When_a_full_card_number_is_given : Scenario
{
    const string Number = "4111 1111-1111 9876";

    [Test]
    public async Task Only_its_last_four_digits_are_kept_and_sent()
    {
        var id = NewId();
        using var answer = await Place(Order(id).With("paymentInfo", Card(Number)));
        await Eventually(() => Task.FromResult(Api.Sagas.Of<OrderSubmitted>(id).Count == 1), "OrderSubmitted is sent");

        Assert.That(Api.Sagas.Of<OrderSubmitted>(id)[0].Payment.Card, Is.EqualTo("**** 9876"));
        var row = await Api.Database(db => db.Submissions.SingleAsync(row => row.BusinessId == id));
        var entry = await Api.Database(db => db.Journal.SingleAsync(e => e.SubjectId == SagaId.Of("Order", id)));
        Assert.That(row.RequestJson + entry.Body + entry.Outputs, Does.Contain("**** 9876").And.Not.Contain("4111"));
    }

    [Test]
    public async Task The_masked_one_is_the_same_order()
    {
        var id = NewId();
        using var full = await Place(Order(id).With("paymentInfo", Card(Number)));
        using var masked = await Place(Order(id).With("paymentInfo", Card("**** 9876")));
        Assert.That(masked.StatusCode, Is.EqualTo(System.Net.HttpStatusCode.Accepted));
    }

    [TestCase("\"4111 1111-1111 98x6\"")]
    [TestCase("4111111111119876")]
    public async Task A_refusal_does_not_repeat_it(string card)
    {
        using var answer = await Place(
            Order(NewId()).With("paymentInfo", new JsonObject { ["method"] = "credit_card", ["card"] = JsonNode.Parse(card) })
        );
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("paymentInfo.card").And.Not.Contain("4111"));
    }

    static JsonObject Card(string card) => new() { ["method"] = "credit_card", ["card"] = card };
}
