using System.Net;

namespace Access.Tests.Scenarios;

sealed class When_a_proxy_signs_people_in : Scenario
{
    static readonly (string, string)[] Trusted =
    [
        ("Access:Proxy:Enabled", "true"),
        ("Access:Proxy:KnownNetworks:0", "127.0.0.0/8"),
        ("Access:Proxy:KnownProxies:0", "::1"),
        ("Access:Proxy:RoleMap:ops-team", "operator"),
    ];
    static readonly (string, string)[] Elsewhere = [("Access:Proxy:Enabled", "true"), ("Access:Proxy:KnownProxies:0", "192.0.2.1")];

    [Test]
    public async Task Its_headers_say_who_it_is_and_what_they_may_do()
    {
        await using var service = new Service("Production", Trusted).Start();
        using var http = Forwarded(service, "maria", "staff, ops-team");
        var session = await Get(http, "/ops/session");
        Assert.That(
            ((string?)session["name"], (string?)session["role"], (string?)session["signedInBy"]),
            Is.EqualTo(("maria", "Operator", "proxy"))
        );
    }

    [Test]
    public async Task Somebody_without_a_role_is_known_and_may_do_nothing()
    {
        await using var service = new Service("Production", Trusted).Start();
        using var http = Forwarded(service, "guest", "staff,admin");
        using var answer = await http.GetAsync("/ops/sagas");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "with a map, the name of a role is only the name of a group");
    }

    [Test]
    public async Task They_need_an_antiforgery_token_too()
    {
        await using var service = new Service("Production", Trusted).Start();
        using var browser = service.Browser();
        browser.Http.DefaultRequestHeaders.Add("X-Forwarded-User", "maria");
        browser.Http.DefaultRequestHeaders.Add("X-Forwarded-Groups", "ops-team");
        using var without = await browser.Post("/ops/sagas/unknown/retry", new { reason = "a test" }, withToken: false);
        using var with = await browser.Post("/ops/sagas/unknown/retry", new { reason = "a test" });
        Assert.That((without.StatusCode, with.StatusCode), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task From_another_address_the_headers_count_for_nothing_and_the_log_says_so()
    {
        await using var service = new Service("Production", Elsewhere).Start();
        using var http = Forwarded(service, "mallory", "admin");
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
        using var answer = await http.GetAsync("/ops/sagas");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(service.Logs.Lines, Has.Some.Contains("which is not a known proxy"));
    }

    [Test]
    public async Task When_it_is_not_enabled_the_headers_count_for_nothing()
    {
        using var http = Forwarded(Service, "mallory", "admin");
        using var answer = await http.GetAsync("/ops/sagas");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    static HttpClient Forwarded(Service service, string user, string groups)
    {
        var http = service.Client();
        http.DefaultRequestHeaders.Add("X-Forwarded-User", user);
        http.DefaultRequestHeaders.Add("X-Forwarded-Groups", groups);
        return http;
    }
}
