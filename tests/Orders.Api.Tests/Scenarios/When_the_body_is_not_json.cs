using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Orders.Api.Tests.Scenarios;

sealed class When_the_body_is_not_json : Scenario
{
    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("7")]
    [TestCase("")]
    [TestCase("   ")]
    [TestCase("{} {}")]
    [TestCase("{\"\\ud800\":1}")]
    public async Task It_is_refused_as_a_whole(string body)
    {
        using var answer = await Post(Encoding.UTF8.GetBytes(body));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That((await Body(answer))["errors"]!["body"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Deep_nesting_is_refused()
    {
        using var answer = await Post(Encoding.UTF8.GetBytes(new string('[', 5000)));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string?)(await Body(answer))["errors"]!["body"]![0], Does.Contain("line 1, byte 33"));
    }

    [TestCase("{\"orderId\":\"a\",\"orderId\":\"b\"}", "orderId")]
    [TestCase("{\"orderId\":\"a\",\"order\\u0049d\":\"b\"}", "orderId")]
    [TestCase("{\"orderItems\":[{},{\"quantity\":1,\"quantity\":1}]}", "orderItems[1].quantity")]
    [TestCase("{\"paymentInfo\":{\"card\":\"**** 1234\",\"card\":\"**** 0000\",\"card\":\"**** 1111\"}}", "paymentInfo.card")]
    public async Task A_name_that_is_there_twice_is_said(string body, string name)
    {
        using var answer = await Post(Encoding.UTF8.GetBytes(body));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        var errors = (await Body(answer))["errors"]!.AsObject();
        Assert.That(errors.Select(error => (error.Key, error.Value!.AsArray().Count)), Is.EqualTo(new[] { (name, 1) }));
        Assert.That((string?)errors[name]![0], Does.Contain("more than once"));
    }

    [Test]
    public async Task The_object_that_a_name_without_sense_stands_in_is_said()
    {
        using var answer = await Post("{\"shippingAddress\":{\"\\ud800\":1}}"u8.ToArray());
        Assert.That((string?)(await Body(answer))["errors"]!["shippingAddress"]![0], Does.Contain("not valid Unicode"));
    }

    [Test]
    public async Task What_is_not_UTF_8_is_refused()
    {
        using var answer = await Post([.. "{\"orderId\":\""u8, 0xFF, 0xFE, .. "\"}"u8]);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Too_large_is_refused_with_and_without_a_length(bool chunked)
    {
        using var answer = await Post(new byte[300_000], chunked);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
    }

    static async Task<HttpResponseMessage> Post(byte[] body, bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/orders")
        {
            Content = chunked ? new StreamContent(new Unseekable(body)) : new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await Http.SendAsync(request);
    }

    sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
