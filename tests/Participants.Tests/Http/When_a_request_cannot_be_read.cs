using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Banking.Service;
using Inventory.Service;
using Payments.Service;
using Shipping.Service;

namespace Participants.Tests.Http;

/// <summary>A caller's mistake is told as one, by every endpoint of every participant, and never as a failure of the service.</summary>
[TestFixture(typeof(BankingContext))]
[TestFixture(typeof(InventoryContext))]
[TestFixture(typeof(PaymentsContext))]
[TestFixture(typeof(ShippingContext))]
sealed class When_a_request_cannot_be_read<TService> where TService : class
{
    HttpService<TService> service = null!;
    HttpClient http = null!;

    [OneTimeSetUp]
    public void Start() => http = (service = HttpService<TService>.Start()).CreateClient();

    [OneTimeTearDown]
    public async Task Stop()
    {
        http.Dispose();
        await service.DisposeAsync();
    }

    [TestCase("%00")]
    [TestCase("a%00b")]
    public async Task U_0000_is_refused(string text) =>
        Assert.That(
            await EveryEndpoint.Asked(service.Services, http, text, answer => answer.StatusCode == HttpStatusCode.BadRequest),
            Is.Empty
        );

    [TestCase("%FF", Description = "no UTF-8")]
    [TestCase("%C0%80", Description = "U+0000, not in its shortest form")]
    [TestCase("%ED%A0%80", Description = "half of a character")]
    public async Task What_is_no_text_does_no_harm(string text) =>
        Assert.That(await EveryEndpoint.Asked(service.Services, http, text, answer => (int)answer.StatusCode < 500), Is.Empty);

    [TestCase("{\"mode\":\"Online\",\"mode\":\"Offline\"}", "mode")]
    [TestCase("{\"mode\":\"Online\",\"Mode\":\"Offline\"}", "mode")]
    [TestCase("{\"mode\":7.5}", "mode")]
    [TestCase("{", "body")]
    public async Task The_field_that_cannot_be_read_is_named(string json, string field)
    {
        using var body = new StringContent(json, new MediaTypeHeaderValue("application/json"));
        using var answer = await http.PutAsync(new Uri("/simulation", UriKind.Relative), body);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(text, Does.Contain($"\"{field}\":[").IgnoreCase.And.Not.Contain("line ,"));
    }

    [TestCase("klingon", HttpStatusCode.UnsupportedMediaType)]
    [TestCase("utf-16", HttpStatusCode.UnsupportedMediaType)]
    [TestCase("utf-8", HttpStatusCode.OK)]
    public async Task The_charset_of_a_body_is_heeded(string charset, HttpStatusCode expected)
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetPreamble().Concat("""{"mode":"Online"}"""u8.ToArray()).ToArray());
        body.Headers.ContentType = MediaTypeHeaderValue.Parse($"application/json; charset={charset}");
        using var answer = await http.PutAsync(new Uri("/simulation", UriKind.Relative), body);
        Assert.That(answer.StatusCode, Is.EqualTo(expected), await answer.Content.ReadAsStringAsync());
    }
}
