using System.Net;

namespace Orders.Api.Tests.Scenarios;

/// <summary>
/// No database takes the character U+0000 as text. Every endpoint is asked, also those that come to be, and by the server that is used.
/// </summary>
sealed class When_an_address_holds_what_is_no_text : Scenario
{
    Api api = null!;

    [OneTimeSetUp]
    public void Start()
    {
        api = new Api();
        api.UseKestrel(0);
    }

    [OneTimeTearDown]
    public ValueTask Stop() => api.DisposeAsync();

    [TestCase("%00", 400)]
    [TestCase("a%00b", 400)]
    [TestCase("%FF", 499, Description = "no UTF-8")]
    [TestCase("%C0%80", 499, Description = "U+0000, not in its shortest form")]
    [TestCase("%ED%A0%80", 499, Description = "half of a character")]
    [TestCase("%2500", 499, Description = "%00, encoded twice")]
    public async Task No_endpoint_fails(string text, int atMost)
    {
        using var http = api.CreateClient();
        var least = atMost == 400 ? 400 : 200;
        Assert.That(
            await EveryEndpoint.Asked(api.Services, http, text, answer =>
                (int)answer.StatusCode >= least && (int)answer.StatusCode <= atMost
            ),
            Is.Empty
        );
    }

    [TestCase("/orders?status=%00", "status")]
    [TestCase("/orders?limit=1&cursor=a&cursor=b%00", "cursor")]
    [TestCase("/transfers?%00sort=up", "sort")]
    [TestCase("/openapi/v1.json?q=%00", "q")]
    public async Task The_part_that_holds_it_is_named(string address, string part)
    {
        using var answer = await Http.GetAsync(new Uri(address, UriKind.Relative));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That((string?)(await Body(answer))["errors"]![part]![0], Does.Contain("U+0000"));
    }
}
