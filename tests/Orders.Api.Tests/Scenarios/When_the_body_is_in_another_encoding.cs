using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Orders.Api.Tests.Scenarios;

/// <summary>JSON is in UTF-8 (RFC 8259, section 8.1). What says that it is not is never misread.</summary>
sealed class When_the_body_is_in_another_encoding : Scenario
{
    [TestCase("application/json")]
    [TestCase("application/json; charset=utf-8")]
    [TestCase("application/json; charset=\"UTF-8\"")]
    public async Task A_byte_order_mark_is_no_part_of_it(string type)
    {
        var id = NewId();
        using var answer = await Post([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Order(id).ToJsonString())], type);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await answer.Content.ReadAsStringAsync());
        Assert.That((string?)(await Get($"/orders/{id}"))["orderId"], Is.EqualTo(id));
    }

    [Test]
    public async Task Nothing_but_a_byte_order_mark_is_empty()
    {
        using var answer = await Post([0xEF, 0xBB, 0xBF], "application/json");
        Assert.That((string?)(await Body(answer))["errors"]!["body"]![0], Does.Contain("empty"));
    }

    [TestCase("utf-16")]
    [TestCase("UTF-16BE")]
    [TestCase("utf-32")]
    [TestCase("iso-8859-1")]
    [TestCase("klingon")]
    [TestCase("\"klingon\"")]
    public async Task It_is_415_and_says_what_to_send(string charset)
    {
        var (id, encoding) = (
            NewId(),
            charset.Contains("klingon", StringComparison.Ordinal) ? Encoding.UTF8 : Encoding.GetEncoding(charset)
        );
        using var answer = await Post(encoding.GetBytes(Order(id).ToJsonString()), $"application/json; charset={charset}");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That((string?)(await Body(answer))["detail"], Does.Contain(charset.Trim('"')).And.Contain("charset=utf-8"));
        using var looked = await Http.GetAsync(new Uri($"/orders/{id}", UriKind.Relative));
        Assert.That(looked.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_reader_who_says_it_of_no_body_is_not_bothered()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/orders?limit=1");
        request.Content = new ByteArrayContent([])
        {
            Headers = { ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-16") },
        };
        using var answer = await Http.SendAsync(request);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    static async Task<HttpResponseMessage> Post(byte[] body, string type)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return await Http.PostAsync(new Uri("/orders", UriKind.Relative), content);
    }
}
