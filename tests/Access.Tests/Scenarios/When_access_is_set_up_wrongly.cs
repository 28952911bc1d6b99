using Microsoft.Extensions.Options;

namespace Access.Tests.Scenarios;

sealed class When_access_is_set_up_wrongly : Scenario
{
    [TestCase("Access:Development:AnonymousRole", "viewer", "outside Development everyone must sign in")]
    [TestCase("Access:Proxy:Enabled", "true", "Access:Proxy:KnownProxies")]
    [TestCase("Access:Users:0:PasswordHash", "secret", "Access:Users:0:PasswordHash")]
    [TestCase("Access:Users:0:Name", "two words", "Access:Users:0:Name")]
    [TestCase("Access:Users:0:Name", "ADMIN@example.com", "more than once")]
    [TestCase("Access:ApiKeys:0:KeyHash", "sagas_key", "Access:ApiKeys:0:KeyHash")]
    [TestCase("Access:ApiKeys:7:Name", "no-role", "Access:ApiKeys:7:Role")]
    [TestCase("Access:SessionLength", "00:00:01", "Access:SessionLength")]
    public async Task The_service_does_not_start_and_says_why(string setting, string value, string why)
    {
        await using var service = new Service("Production", (setting, value));
        Assert.That(
            () => service.Services,
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains(why.Replace(":7:", ":3:", StringComparison.Ordinal))
        );
    }

    [Test]
    public async Task Nobody_can_choose_the_address_that_they_seem_to_call_from()
    {
        await using var service = new Service(
            "Production",
            ("Access:Proxy:Enabled", "true"),
            ("Access:Proxy:KnownProxies:0", "192.0.2.1"),
            ("ForwardedHeaders_Enabled", "true")
        );
        Assert.That(() => service.Services, Throws.TypeOf<OptionsValidationException>().With.Message.Contains("FORWARDEDHEADERS"));
    }

    [TestCase("none", 401)]
    [TestCase("viewer", 200)]
    public async Task In_Development_one_can_choose_who_the_anonymous_are(string role, int status)
    {
        await using var service = new Service("Development", ("Access:Development:AnonymousRole", role)).Start();
        using var http = service.Client();
        using var answer = await http.GetAsync("/ops/session");
        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
    }
}
