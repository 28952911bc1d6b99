using System.Net;
using System.Text.Json.Nodes;
using Contracts.Orders;

namespace Orders.Api.Tests.Scenarios;

sealed class When_an_order_is_paid_by_bank_transfer : Scenario
{
    [TestCase("85-150")]
    [TestCase("DE89370400440532013000")]
    [TestCase("1234567890123456789012345678901234")]
    public async Task The_account_is_passed_on(string account)
    {
        var id = NewId();
        using var answer = await Place(
            Order(id).With("paymentInfo", new JsonObject { ["method"] = "bank_transfer", ["account"] = account })
        );
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await answer.Content.ReadAsStringAsync());
        await Eventually(() => Task.FromResult(Api.Sagas.Of<OrderSubmitted>(id).Count == 1), "OrderSubmitted is sent");
        Assert.That(Api.Sagas.Of<OrderSubmitted>(id)[0].Payment, Is.EqualTo(new PaymentInfo("bank_transfer", Card: null, account)));
    }

    [Test]
    public async Task The_shops_own_account_is_refused()
    {
        using var answer = await Place(
            Order(NewId()).With("paymentInfo", new JsonObject { ["method"] = "bank_transfer", ["account"] = "43-812" })
        );
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        var errors = (await Body(answer))["errors"]!.AsObject();
        Assert.That(errors.Select(error => error.Key), Is.EqualTo(new[] { "paymentInfo.account" }));
        Assert.That((string?)errors["paymentInfo.account"]![0], Does.Contain("'43-812', the account of the shop"));
    }
}
