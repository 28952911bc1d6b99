using System.Net;
using System.Net.Http.Headers;

namespace Access.Tests.Scenarios;

/// <summary>
/// A caller's mistake is told as one, by every endpoint of the saga service and every screen of its console, and never as a failure of the
/// service.
/// </summary>
sealed class When_a_request_cannot_be_read : Scenario
{
    Service service = null!;
    HttpClient http = null!;

    /// <summary>In Development, where there are more endpoints than elsewhere.</summary>
    [OneTimeSetUp]
    public void Start() => http = (service = new Service("Development").Start()).Client("admin");

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

    [TestCase("/bulk")]
    [TestCase("/bulk/run")]
    [TestCase("/sign-in")]
    [TestCase("/lab/supply")]
    [TestCase("/lab/simulation/inventory")]
    public async Task A_form_that_is_none_or_holds_U_0000_is_refused(string path)
    {
        using var nul = await http.PostAsync(
            path,
            new StringContent("id=%00&action=retry&reason=%00&name=%00", new MediaTypeHeaderValue("application/x-www-form-urlencoded"))
        );
        using var json = await http.PostAsync(path, new StringContent("{}", new MediaTypeHeaderValue("application/json")));
        Assert.That((nul.StatusCode, json.StatusCode), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.UnsupportedMediaType)));
        Assert.That(nul.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
    }

    [Test]
    public async Task Somebody_who_is_signed_in_gets_no_other_answer_to_such_a_form()
    {
        using var browser = Service.Browser();
        using var entered = await browser.SignIn(Credentials.User("operator"));
        using var answer = await browser.Http.PostAsync(
            "/bulk/run",
            new StringContent("id=%00&action=retry&reason=x", new MediaTypeHeaderValue("application/x-www-form-urlencoded"))
        );
        Assert.That((int)answer.StatusCode, Is.InRange(400, 499), await answer.Content.ReadAsStringAsync());
    }

    [TestCase("""{"action":"retry","sagaIds":["\u0000"],"reason":"x"}""")]
    [TestCase("""{"action":"retry","sagaIds":["\ud800"],"reason":"x"}""")]
    [TestCase("""{"action":"retry","sagaIds":["x"],"reason":"\u0000"}""")]
    [TestCase("""{"action":"\u0000","sagaIds":["x"],"reason":"x"}""")]
    public async Task A_body_with_what_no_text_holds_does_no_harm(string body)
    {
        using var answer = await http.PostAsync("/ops/operations", new StringContent(body, new MediaTypeHeaderValue("application/json")));
        Assert.That((int)answer.StatusCode, Is.LessThan(500), await answer.Content.ReadAsStringAsync());
    }
}
