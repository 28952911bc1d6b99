using System.Net;
using System.Net.Http.Headers;

namespace Orders.Api.Tests.Scenarios;

/// <summary>
/// A slip in a name must not be taken as the absence of the field: money would move at once, a second order would be made.
/// </summary>
sealed class When_a_field_is_unknown : Scenario
{
    const string Items = """ "orderItems":[{"productId":"A","quantity":1}] """,
        Card = """ "paymentInfo":{"method":"credit_card","card":"**** 1234"} """,
        Address = """ "shippingAddress":{"street":"1 Main St","city":"Anytown"} """,
        Rest = """ "totalAmount":1,"customerEmail":"a@example.com" """,
        Money = """ "sourceAccount":"85-150","targetAccount":"43-812","amount":1 """;

    [TestCase("/orders", $$"""{ {{Items}}, {{Card}}, {{Address}}, {{Rest}}, "orderID":"MINE" }""", "orderID", "orderId")]
    [TestCase("/orders", $$"""{ {{Items}}, {{Card}}, {{Address}}, {{Rest}}, "order_id":"MINE" }""", "order_id", "orderId")]
    [TestCase("/orders", $$"""{ {{Items}}, {{Card}}, {{Address}}, {{Rest}}, "totalamount":2 }""", "totalamount", "totalAmount")]
    [TestCase("/orders", $$"""{ {{Items}}, {{Card}}, {{Address}}, {{Rest}}, "amount":2 }""", "amount", "totalAmount")]
    [TestCase("/orders", $$"""{ {{Items}}, {{Card}}, {{Address}}, {{Rest}}, "allowPartials":null }""", "allowPartials", "allowPartial")]
    [TestCase(
        "/orders",
        $$"""
        { "orderItems":[{"productId":"A","quantity":1},{"productId":"A","quantity":1,"unitprice":5}],
          {{Card}}, {{Address}}, {{Rest}} }
        """,
        "orderItems[1].unitprice",
        "unitPrice"
    )]
    [TestCase(
        "/orders",
        $$"""{ {{Items}}, "paymentInfo":{"method":"credit_card","card":"**** 1234","acount":"85-150"}, {{Address}}, {{Rest}} }""",
        "paymentInfo.acount",
        "account"
    )]
    [TestCase(
        "/orders",
        $$"""{ {{Items}}, "paymentInfo":{"method":"bank_transfer","account":"85-150","cart":"**** 1234"}, {{Address}}, {{Rest}} }""",
        "paymentInfo.cart",
        "card"
    )]
    [TestCase(
        "/orders",
        $$"""{ {{Items}}, {{Card}}, "shippingAddress":{"street":"1 Main St","city":"Anytown","postcode":"12345"}, {{Rest}} }""",
        "shippingAddress.postcode",
        "postalCode"
    )]
    [TestCase("/transfers", $$"""{ {{Money}}, "referenceId":"{id}", "executeat":"2031-01-01T00:00:00Z" }""", "executeat", "executeAt")]
    [TestCase(
        "/transfers",
        $$"""{ {{Money}}, "referenceId":"{id}", "executionTime":"2031-01-01T00:00:00Z" }""",
        "executionTime",
        "sourceAccount, targetAccount, amount, referenceId, currency, executeAt"
    )]
    [TestCase("/standing-transfers", $$"""{ {{Money}}, "referenceId":"{id}", "every":"P1M", "time":3 }""", "time", "times")]
    [TestCase(
        "/standing-transfers",
        $$"""{ {{Money}}, "referenceId":"{id}", "every":"P1M", "startsAt":"2031-01-01T00:00:00Z" }""",
        "startsAt",
        "startAt"
    )]
    public async Task It_is_named_with_what_was_meant_and_nothing_happens(string path, string json, string field, string meant)
    {
        var id = NewId();
        using var answer = await Post(path, json.Replace("{id}", id, StringComparison.Ordinal));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), await answer.Content.ReadAsStringAsync());
        var errors = (await Body(answer))["errors"]!.AsObject();
        Assert.That(errors.Select(error => error.Key), Is.EqualTo(new[] { field }), "nothing else is wrong");
        Assert.That((string?)errors[field]![0], Does.Contain($" {meant}"));
        using var looked = await Http.GetAsync(new Uri($"{path}/{id}", UriKind.Relative));
        Assert.That(looked.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("orders", "cancellation")]
    [TestCase("transfers", "cancellation")]
    public async Task A_cancellation_is_refused_alike(string kind, string verb) =>
        await Refused($"/{kind}/{(kind == "orders" ? await Placed() : await Sent())}/{verb}");

    [TestCase("pause")]
    [TestCase("resume")]
    [TestCase("end")]
    [TestCase("cancellation")]
    public async Task A_change_of_a_standing_transfer_is_refused_alike(string verb)
    {
        var id = NewId();
        using var posted = await Post("/standing-transfers", Transfer(id).With("every", "P1M").ToJsonString());
        await Refused($"/standing-transfers/{id}/{verb}");
    }

    [Test]
    public async Task What_does_not_go_with_the_way_of_paying_is_refused_in_its_own_words()
    {
        using var answer = await Post(
            "/orders",
            $$"""{ {{Items}}, "paymentInfo":{"method":"credit_card","card":"**** 1234","account":"85-150"}, {{Address}}, {{Rest}} }"""
        );
        Assert.That((string?)(await Body(answer))["errors"]!["paymentInfo.account"]![0], Does.Contain("choose bank_transfer"));
    }

    [Test]
    public async Task A_made_up_name_of_any_length_gets_a_short_answer()
    {
        using var answer = await Post("/transfers", $$"""{ "{{new string('x', 100_000)}}": 1 }""");
        Assert.That(await answer.Content.ReadAsStringAsync(), Has.Length.LessThan(2_000).And.Contain("xxx…"));
    }

    [Test]
    public async Task Thousands_of_them_get_a_bounded_answer()
    {
        using var answer = await Post("/transfers", $"{{ {string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"n{i}\":1"))} }}");
        Assert.That((await Body(answer))["errors"]!.AsObject(), Has.Count.LessThanOrEqualTo(500));
    }

    static async Task Refused(string path)
    {
        using var answer = await Post(path, """{ "reason": "changed my mind", "Reason": "something else" }""");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), await answer.Content.ReadAsStringAsync());
        Assert.That((string?)(await Body(answer))["errors"]!["Reason"]![0], Does.Contain("did you mean reason?"));
    }

    static async Task<HttpResponseMessage> Post(string path, string json)
    {
        using var body = new StringContent(json, MediaTypeHeaderValue.Parse("application/json"));
        return await Http.PostAsync(new Uri(path, UriKind.Relative), body);
    }
}
