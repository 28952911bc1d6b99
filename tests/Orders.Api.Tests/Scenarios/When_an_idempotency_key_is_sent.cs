using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Orders.Api.Tests.Scenarios;

sealed class When_an_idempotency_key_is_sent : Scenario
{
    [Test]
    public async Task The_same_body_gets_the_same_order_quoted_or_not()
    {
        var key = NewId();
        using var first = await Place(Order(null), $"\"{key}\"");
        using var second = await Place(Order(null), key);
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(second.Headers.Location, Is.EqualTo(first.Headers.Location));
    }

    [Test]
    public async Task Another_body_is_unprocessable()
    {
        var key = NewId();
        using var first = await Place(Order(null), key);
        using var second = await Place(Order(null).With("totalAmount", 1), key);
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task Another_order_id_under_it_is_unprocessable()
    {
        var key = NewId();
        using var first = await Place(Order(NewId()), key);
        using var second = await Place(Order(NewId()), key);
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [TestCase("\"open")]
    [TestCase("\"\"")]
    [TestCase("two words")]
    [TestCase("\"a\", \"b\"")]
    public async Task What_is_no_key_is_refused(string header)
    {
        using var answer = await Place(Order(null), header);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Body(answer))["errors"]!["Idempotency-Key"], Is.Not.Null);
    }

    [TestCase(255, HttpStatusCode.Accepted)]
    [TestCase(256, HttpStatusCode.BadRequest)]
    public async Task It_has_a_longest_length(int length, HttpStatusCode expected)
    {
        using var answer = await Place(Order(null), NewId().PadRight(length, 'x'));
        Assert.That(answer.StatusCode, Is.EqualTo(expected));
    }

    static async Task<HttpResponseMessage> Place(JsonObject order, string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = JsonContent.Create(order) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", header);
        return await Http.SendAsync(request);
    }
}
