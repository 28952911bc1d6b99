namespace Access.Tests.Scenarios;

sealed class When_a_viewer_reads : Scenario
{
    static readonly string[] Personal = ["customer@example.com", "123 Main St", "Anytown"];

    [TestCase("viewer")]
    [TestCase("operator")]
    public async Task Personal_data_is_masked_wherever_it_is_quoted(string role)
    {
        var id = await NeedingIntervention();
        using var http = Service.Client(role);
        foreach (var path in new[] { $"/ops/sagas/{id}", $"/ops/sagas/{id}/journal", $"/ops/sagas?q={id}" })
        {
            var shown = await http.GetStringAsync(path);
            Assert.That(shown, Does.Contain(id));
            foreach (var secret in Personal)
                Assert.That(shown, Does.Not.Contain(secret), path);
        }
        Assert.That(await http.GetStringAsync($"/ops/sagas/{id}"), Does.Contain("The card of c***@*** was declined."));
        Assert.That(await http.GetStringAsync($"/ops/sagas/{id}/journal"), Does.Contain("LAPTOP-001"), "what is not personal stays");
    }

    [Test]
    public async Task An_admin_sees_it()
    {
        var id = await NeedingIntervention();
        using var http = Service.Client("admin");
        var journal = await http.GetStringAsync($"/ops/sagas/{id}/journal");
        Assert.That(Personal, Is.All.Matches<string>(secret => journal.Contains(secret, StringComparison.Ordinal)));
        Assert.That(await http.GetStringAsync($"/ops/sagas/{id}"), Does.Contain("The card of customer@example.com was declined."));
    }

    [Test]
    public async Task The_list_is_searched_in_any_case_as_the_consoles_is()
    {
        var id = await NeedingIntervention();
        using var http = Service.Client("viewer");
        Assert.That(await http.GetStringAsync($"/ops/sagas?q={id.ToUpperInvariant()}"), Does.Contain(id));
    }
}
