using System.Net;
using System.Net.Http.Json;

namespace Access.Tests.Scenarios;

/// <summary>Requests that somebody's browser is tricked into.</summary>
sealed class When_another_site_tries : Scenario
{
    [Test]
    public async Task A_session_without_an_antiforgery_token_changes_nothing()
    {
        var id = await NeedingIntervention();
        using var browser = Service.Browser();
        using var entered = await browser.SignIn(Credentials.User("admin"));
        using var answer = await browser.Post($"/ops/sagas/{id}/retry", new { reason = "a trick" }, withToken: false);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string?)(await Body(answer))["title"], Is.EqualTo("No antiforgery token"));
        Assert.That(await Audit(id), Is.Empty);
    }

    [Test]
    public async Task The_token_of_somebody_else_does_not_help()
    {
        using var attacker = Service.Browser();
        using var first = await attacker.SignIn(Credentials.User("viewer"));
        var stolen = await Get(attacker.Http, "/ops/session");
        using var victim = Service.Browser();
        using var second = await victim.SignIn(Credentials.User("admin"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-out");
        request.Headers.Add((string)stolen["antiforgeryHeader"]!, (string)stolen["antiforgeryToken"]!);
        using var answer = await victim.Http.SendAsync(request);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Signing_in_needs_the_form_of_this_site()
    {
        using var http = Service.Client();
        using var answer = await http.PostAsync(
            "/sign-in",
            new FormUrlEncodedContent(
                new Dictionary<string, string> { ["name"] = Credentials.User("viewer"), ["password"] = Credentials.Password }
            )
        );
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(
            answer.Headers.TryGetValues("Set-Cookie", out var cookies)
                && cookies.Any(cookie => cookie.StartsWith("sagas.session", StringComparison.Ordinal)),
            Is.False
        );
    }

    [TestCase("Sec-Fetch-Site", "cross-site")]
    [TestCase("Sec-Fetch-Site", "same-site")]
    [TestCase("Origin", "https://evil.example")]
    [TestCase("Origin", "null")]
    public async Task In_Development_a_page_of_another_site_cannot_act_as_the_developer(string header, string value)
    {
        await using var service = new Service("Development").Start();
        using var http = service.Client();
        using var own = await Act(http, "unknown", "retry");
        Assert.That(own.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "curl may");
        http.DefaultRequestHeaders.Add(header, value);
        using var others = await Act(http, "unknown", "retry");
        Assert.That(others.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        using var read = await http.GetAsync("/ops/sagas");
        Assert.That(read.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("evil.example", 401)]
    [TestCase("127.0.0.1.evil.example", 401)]
    [TestCase("localhost", 200)]
    [TestCase("orders-saga", 200)]
    [TestCase("my-machine.example", 200)]
    public async Task In_Development_a_name_that_somebody_else_may_own_is_not_trusted(string host, int status)
    {
        await using var service = new Service("Development", ("Access:Development:Hosts:0", "my-machine.example")).Start();
        using var http = service.Client();
        http.DefaultRequestHeaders.Host = $"{host}:{http.BaseAddress!.Port}";
        using var answer = await http.GetAsync("/ops/sagas");
        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task The_same_site_can()
    {
        await using var service = new Service("Development").Start();
        using var http = service.Client();
        http.DefaultRequestHeaders.Add("Origin", $"http://{http.BaseAddress!.Authority}");
        using var own = await http.PostAsJsonAsync("/ops/sagas/unknown/retry", new { reason = "a test" });
        Assert.That(own.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
