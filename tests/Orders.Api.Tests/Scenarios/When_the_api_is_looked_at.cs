using System.Net;
using System.Text.RegularExpressions;

namespace Orders.Api.Tests.Scenarios;

/// <summary>The page at /scalar. Every service has it by the same call.</summary>
sealed partial class When_the_api_is_looked_at : Scenario
{
    [Test]
    public async Task There_is_a_page_in_Development_that_needs_nobody_else()
    {
        await using var api = new Api { Environment = "Development" };
        using var http = api.CreateClient();
        using var answer = await http.GetAsync("/scalar");
        var page = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), page);
        Assert.That(page, Does.Contain("openapi/v1.json"));
        Assert.That(
            answer.Headers.GetValues("Content-Security-Policy").Single(),
            Does.StartWith("default-src 'self';").And.Not.Contain("http")
        );
        var scripts = Source().Matches(page).Select(script => new Uri(answer.RequestMessage!.RequestUri!, script.Groups[1].Value)).ToList();
        Assert.That(scripts, Is.Not.Empty);
        foreach (var script in scripts)
        {
            Assert.That(script.Host, Is.EqualTo(http.BaseAddress!.Host), page);
            using var asset = await http.GetAsync(script);
            Assert.That(
                (asset.StatusCode, asset.Content.Headers.ContentType?.MediaType),
                Is.EqualTo((HttpStatusCode.OK, "text/javascript"))
            );
        }
    }

    [TestCase("Production")]
    [TestCase("Staging")]
    public async Task There_is_none_elsewhere(string environment)
    {
        await using var api = new Api { Environment = environment };
        using var http = api.CreateClient();
        using var answer = await http.GetAsync("/scalar");
        using var document = await http.GetAsync("/openapi/v1.json");
        Assert.That((answer.StatusCode, document.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.OK)));
    }

    [GeneratedRegex("""<script[^>]*\ssrc="([^"]+)""")]
    private static partial Regex Source();
}
