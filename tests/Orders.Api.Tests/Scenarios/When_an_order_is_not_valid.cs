using System.Net;
using System.Net.Http.Headers;

namespace Orders.Api.Tests.Scenarios;

sealed class When_an_order_is_not_valid : Scenario
{
    [TestCase("orderItems", "[]", "orderItems")]
    [TestCase("orderItems", "null", "orderItems")]
    [TestCase("orderItems", "[1]", "orderItems[0]")]
    [TestCase("orderItems", """[{"productId":"A","quantity":0}]""", "orderItems[0].quantity")]
    [TestCase("orderItems", """[{"productId":"A","quantity":1},{"productId":"A","quantity":10001}]""", "orderItems[1].quantity")]
    [TestCase("orderItems", """[{"productId":"A","quantity":1.5}]""", "orderItems[0].quantity")]
    [TestCase("orderItems", """[{"productId":"A","quantity":"1"}]""", "orderItems[0].quantity")]
    [TestCase("orderItems", """[{"productId":"a b","quantity":1}]""", "orderItems[0].productId")]
    [TestCase("orderItems", """[{"productId":"A","quantity":1,"unitPrice":0.001}]""", "orderItems[0].unitPrice")]
    [TestCase("orderItems", """[{"productId":"A","quantity":1,"unitPrice":-1}]""", "orderItems[0].unitPrice")]
    [TestCase("orderItems", """[{"productId":"A","quantity":1,"unitPrice":5}]""", "totalAmount")]
    [TestCase("totalAmount", "0", "totalAmount")]
    [TestCase("totalAmount", "10000000.01", "totalAmount")]
    [TestCase("totalAmount", "1.234", "totalAmount")]
    [TestCase("totalAmount", "1e400", "totalAmount")]
    [TestCase("totalAmount", "\"1\"", "totalAmount")]
    [TestCase("currency", "\"usd\"", "currency")]
    [TestCase("currency", "\"ZZZ\"", "currency")]
    [TestCase("currency", "\"XAU\"", "currency")]
    [TestCase("currency", "\"JPY\"", "totalAmount")]
    [TestCase("orderItems", """[{"productId":"A","quantity":1,"unitPrice":1299.991}]""", "orderItems[0].unitPrice")]
    [TestCase("paymentInfo", """{"method":"bank_transfer","account":"IN-TRANSIT-USD"}""", "paymentInfo.account")]
    [TestCase("shippingAddress", """{"street":"1 Main St","city":"\u0007"}""", "shippingAddress.city")]
    [TestCase("paymentInfo", "null", "paymentInfo")]
    [TestCase("paymentInfo", """{"method":"cash"}""", "paymentInfo.method")]
    [TestCase("paymentInfo", """{"method":"credit_card"}""", "paymentInfo.card")]
    [TestCase("paymentInfo", """{"method":"credit_card","card":"123"}""", "paymentInfo.card")]
    [TestCase("paymentInfo", """{"method":"bank_transfer","account":"85-150","card":"**** 1234"}""", "paymentInfo.card")]
    [TestCase("paymentInfo", """{"method":"bank_transfer","account":"85 150"}""", "paymentInfo.account")]
    [TestCase("paymentInfo", """{"method":"bank_transfer","account":"12345678901234567890123456789012345"}""", "paymentInfo.account")]
    [TestCase("paymentInfo", """{"method":"bank_transfer"}""", "paymentInfo.account")]
    [TestCase("shippingAddress", """{"city":"Anytown"}""", "shippingAddress.street")]
    [TestCase("shippingAddress", """{"street":"\ud800","city":"Anytown"}""", "shippingAddress.street")]
    [TestCase("shippingAddress", """{"street":"a\u0000b","city":"Anytown"}""", "shippingAddress.street")]
    [TestCase("shippingAddress", """{"street":" ","city":"Anytown"}""", "shippingAddress.street")]
    [TestCase("customerEmail", "\"nobody\"", "customerEmail")]
    [TestCase("customerEmail", "\"a@b@example.com\"", "customerEmail")]
    [TestCase("customerEmail", "\"a@localhost\"", "customerEmail")]
    [TestCase("customerEmail", "\"a@example.com\\r\\nBcc: b@example.com\"", "customerEmail")]
    [TestCase("allowPartial", "true", "orderItems[0].unitPrice")]
    [TestCase("allowPartial", "1", "allowPartial")]
    [TestCase("orderId", "\"a/b\"", "orderId")]
    [TestCase("orderId", "\"..\"", "orderId")]
    [TestCase("orderId", "\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"", "orderId")]
    public async Task The_field_is_named(string field, string json, string path)
    {
        using var answer = await Post(Order(NewId()).With(field, null).ToJsonString(), field, json);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That((await Body(answer))["errors"]!.AsObject().Select(error => error.Key), Does.Contain(path));
    }

    [Test]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        using var answer = await Post("{}", "orderItems", """[{"quantity":0},{"productId":"A"}]""");
        Assert.That(
            (await Body(answer))["errors"]!.AsObject().Select(error => error.Key),
            Is.EquivalentTo(
                new[]
                {
                    "orderItems[0].productId",
                    "orderItems[0].quantity",
                    "orderItems[1].quantity",
                    "paymentInfo",
                    "totalAmount",
                    "shippingAddress",
                    "customerEmail",
                }
            )
        );
    }

    /// <summary>As text: what is no Unicode cannot be held by a JSON tree.</summary>
    static async Task<HttpResponseMessage> Post(string order, string field, string json)
    {
        var rest = order.Trim().TrimStart('{');
        using var body = new StringContent(
            $"{{\"{field}\":{json}{(rest == "}" ? "" : ",")}{rest}",
            MediaTypeHeaderValue.Parse("application/json")
        );
        return await Http.PostAsync(new Uri("/orders", UriKind.Relative), body);
    }
}
