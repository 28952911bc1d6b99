namespace Access.Tests.Scenarios;

sealed class When_metrics_are_read : Scenario
{
    [TestCase(null, 401)]
    [TestCase("viewer", 200)]
    public async Task It_needs_the_role_viewer(string? role, int status)
    {
        await using var service = new Service("Production", ("Telemetry:Prometheus", "true")).Start();
        await Until(service, await Submitted(service), Sagas.SagaStatus.NeedsIntervention);
        using var http = service.Client(role);
        using var answer = await http.GetAsync("/metrics");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(status), text);
        foreach (
            var told in new[]
            {
                "sagas_journal_commits_total{",
                // SQLite has no pool that is measured.
                ServiceDatabase.IsSqlite ? "sagas_journal" : $"pool_name=\"{service.DatabaseName}\"",
            }
        )
            Assert.That(text.Contains(told, StringComparison.Ordinal), Is.EqualTo(status == 200), $"{told} in {text}");
    }

    [Test]
    public async Task Outside_Development_there_are_none_unless_somebody_wants_them()
    {
        using var http = Service.Client("admin");
        using var answer = await http.GetAsync("/metrics");
        Assert.That((int)answer.StatusCode, Is.EqualTo(404));
    }

    [TestCase("true", 200)]
    [TestCase("false", 404)]
    [TestCase("", 200)]
    public async Task In_Development_there_are_unless_somebody_does_not_want_them(string setting, int status)
    {
        await using var service = new Service("Development", ("Telemetry:Prometheus", setting)).Start();
        using var http = service.Client();
        using var answer = await http.GetAsync("/metrics");
        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
    }
}
