using System.Net;

namespace Access.Tests.Scenarios;

sealed class When_a_key_is_shown : Scenario
{
    [Test]
    public async Task It_names_the_program()
    {
        using var http = Service.Client("operator");
        Assert.That((string?)(await Get(http, "/ops/session"))["name"], Is.EqualTo("key:operator-program"));
    }

    [Test]
    public async Task It_may_come_as_a_bearer_token()
    {
        using var http = Service.Client();
        http.DefaultRequestHeaders.Authorization = new("Bearer", Credentials.Key("viewer"));
        Assert.That((string?)(await Get(http, "/ops/session"))["role"], Is.EqualTo("Viewer"));
    }

    [TestCase("wrong")]
    [TestCase("")]
    [TestCase("sagas_key-of-the-admin,sagas_key-of-the-admin")]
    public async Task A_wrong_one_is_refused_even_beside_a_session(string key)
    {
        using var browser = Service.Browser();
        using var entered = await browser.SignIn(Credentials.User("admin"));
        browser.Http.DefaultRequestHeaders.Accept.Clear();
        browser.Http.DefaultRequestHeaders.TryAddWithoutValidation("X-Api-Key", key);
        using var answer = await browser.Http.GetAsync("/ops/sagas");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((string?)(await Body(answer))["detail"], Does.StartWith("The API key is not known."));
    }

    [Test]
    public async Task A_hash_is_not_a_key()
    {
        using var http = Service.Client();
        http.DefaultRequestHeaders.Add(
            "X-Api-Key",
            Credentials.Settings.First(setting => setting.Name == "Access:ApiKeys:2:KeyHash").Value
        );
        using var answer = await http.GetAsync("/ops/sagas");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }
}
