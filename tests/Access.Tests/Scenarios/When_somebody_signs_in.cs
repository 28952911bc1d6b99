using System.Net;

namespace Access.Tests.Scenarios;

sealed class When_somebody_signs_in : Scenario
{
    [Test]
    public async Task A_page_leads_to_the_form_and_the_form_back_to_the_page()
    {
        using var browser = Service.Browser();
        using var turnedAway = await browser.Http.GetAsync("/ops/sagas?status=Failed&q=a%26b");
        Assert.That(turnedAway.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(
            turnedAway.Headers.Location!.ToString(),
            Is.EqualTo("/sign-in?returnUrl=%2Fops%2Fsagas%3Fstatus%3DFailed%26q%3Da%2526b")
        );

        using var entered = await browser.SignIn(Credentials.User("operator"), returnUrl: "/ops/sagas?status=Failed&q=a%26b");
        Assert.That(entered.Headers.Location!.ToString(), Is.EqualTo("/ops/sagas?status=Failed&q=a%26b"));
        using var page = await browser.Http.GetAsync(entered.Headers.Location);
        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_cookie_is_for_the_server_only()
    {
        using var browser = Service.Browser();
        using var entered = await browser.SignIn(Credentials.User("viewer"));
        var cookie = entered
            .Headers.GetValues("Set-Cookie")
            .Single(cookie => cookie.StartsWith("sagas.session=", StringComparison.Ordinal));
        Assert.That(cookie, Does.Contain("httponly").IgnoreCase.And.Contain("samesite=lax").IgnoreCase);
    }

    [Test]
    public async Task The_audit_names_the_person()
    {
        var id = await NeedingIntervention();
        using var browser = Service.Browser();
        using var entered = await browser.SignIn("OPERATOR@example.com");
        using var acted = await browser.Post($"/ops/sagas/{id}/retry", new { reason = "the shelf is open" });
        Assert.That(acted.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await acted.Content.ReadAsStringAsync());
        var lines = await Audit(id);
        Assert.That(
            lines.Select(line => (line.Actor, line.Roles, line.Reason)),
            Is.All.EqualTo(("operator@example.com", "Operator", "the shelf is open"))
        );
    }

    [TestCase("operator@example.com", "wrong")]
    [TestCase("nobody@example.com", Credentials.Password)]
    [TestCase("", "")]
    public async Task A_wrong_name_or_password_gets_the_same_answer(string name, string password)
    {
        using var browser = Service.Browser();
        using var answer = await browser.SignIn(name, password);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("The name or the password is wrong."));
        Assert.That(browser.Session, Is.Null);
    }

    [Test]
    public async Task Signing_out_ends_it()
    {
        using var browser = Service.Browser();
        using var entered = await browser.SignIn(Credentials.User("viewer"));
        Assert.That(browser.Session, Is.Not.Null);
        using var left = await browser.Post("/sign-out", new { });
        Assert.That(left.Headers.Location?.ToString(), Is.EqualTo("/sign-in"));
        using var page = await browser.Http.GetAsync("/ops/sagas");
        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [TestCase("https://evil.example/")]
    [TestCase("//evil.example/")]
    [TestCase("/\\evil.example/")]
    [TestCase("\\/evil.example/")]
    [TestCase("~//evil.example/")]
    [TestCase("/\t/evil.example/")]
    [TestCase("javascript:alert(1)")]
    [TestCase("")]
    public async Task One_is_not_sent_to_another_site(string returnUrl)
    {
        using var browser = Service.Browser();
        using var entered = await browser.SignIn(Credentials.User("viewer"), returnUrl: returnUrl);
        Assert.That(entered.Headers.Location?.ToString(), Is.EqualTo("/"));
    }

    [Test]
    public async Task Guessing_is_slowed_down_per_name_and_address()
    {
        await using var service = new Service("Production", ("Access:SignInsPerMinute", "3")).Start();
        using var browser = service.Browser();
        var answers = new List<int>();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var answer = await browser.SignIn(Credentials.User("admin"), "a guess");
            answers.Add((int)answer.StatusCode);
        }
        Assert.That(answers, Is.EqualTo(new[] { 401, 401, 401, 429, 429 }));
        using var correct = await browser.SignIn(Credentials.User("admin"));
        Assert.That((int)correct.StatusCode, Is.EqualTo(429), "also with the right password, until the minute is over");
        Assert.That(correct.Headers.RetryAfter, Is.Not.Null);
        using var other = await browser.SignIn(Credentials.User("viewer"));
        Assert.That((int)other.StatusCode, Is.EqualTo(302), "others are not locked out");
        Assert.That(service.Logs.Lines, Has.Some.Contains("A sign-in as 'admin@example.com'"));
    }

    [Test]
    public async Task A_restart_with_the_same_keys_keeps_them_signed_in_and_a_new_role_does_not()
    {
        var keys = Directory.CreateTempSubdirectory("sagas-keys").FullName;
        Cookie session;
        await using (var before = new Service("Production", ("Access:KeysFolder", keys)).Start())
        {
            using var browser = before.Browser();
            using var entered = await browser.SignIn(Credentials.User("operator"));
            session = browser.Session!;
        }
        Assert.That(await WithSession(("Access:KeysFolder", keys)), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            await WithSession(("Access:KeysFolder", keys), ("Access:Users:1:Role", "viewer")),
            Is.EqualTo(HttpStatusCode.Unauthorized)
        );
        Directory.Delete(keys, recursive: true);

        async Task<HttpStatusCode> WithSession(params (string, string)[] settings)
        {
            await using var after = new Service("Production", settings).Start();
            using var http = after.Client();
            http.DefaultRequestHeaders.Add("Cookie", $"{session.Name}={session.Value}");
            using var answer = await http.GetAsync("/ops/sagas");
            return answer.StatusCode;
        }
    }
}
