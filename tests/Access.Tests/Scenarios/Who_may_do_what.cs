using System.Net.Http.Json;

namespace Access.Tests.Scenarios;

/// <summary>Every role on every endpoint; what is not in this table needs the role viewer.</summary>
sealed class Who_may_do_what : Scenario
{
    //                     anonymous, viewer, operator, admin
    static readonly TestCaseData[] Table =
    [
        Row("GET", "/health/live", 200, 200, 200, 200),
        Row("GET", "/health/ready", 200, 200, 200, 200),
        Row("GET", "/openapi/v1.json", 200, 200, 200, 200),
        Row("GET", "/scalar", 401, 404, 404, 404),
        Row("GET", "/sign-in", 200, 200, 200, 200),
        Row("GET", "/ops/sagas", 401, 200, 200, 200),
        Row("GET", "/ops/sagas/{id}", 401, 200, 200, 200),
        Row("GET", "/ops/sagas/{id}/journal", 401, 200, 200, 200),
        Row("GET", "/ops/sagas/{id}/history", 401, 403, 403, 200),
        Row("GET", "/ops/sagas/{id}/actions", 401, 200, 200, 200),
        Row("POST", "/ops/sagas/{id}/retry", 401, 403, 202, 202),
        Row("POST", "/ops/sagas/{id}/resolve", 401, 403, 202, 202),
        Row("POST", "/ops/sagas/{id}/cancel", 401, 403, 409, 409),
        Row("POST", "/ops/sagas/{id}/fire-timer", 401, 403, 409, 409),
        Row("POST", "/ops/sagas/{id}/approve", 401, 403, 409, 409),
        Row("POST", "/ops/sagas/{id}/reject", 401, 403, 409, 409),
        Row("POST", "/ops/operations", 401, 403, 202, 202),
        Row("GET", "/ops/operations", 401, 200, 200, 200),
        Row("GET", "/ops/webhook-deliveries", 401, 200, 200, 200),
        Row("GET", "/ops/dead-letters", 401, 200, 200, 200),
        Row("GET", "/ops/dead-letters/groups", 401, 200, 200, 200),
        Row("GET", "/ops/dead-letters/00000000-0000-0000-0000-000000000001", 401, 404, 404, 404),
        Row("POST", "/ops/dead-letters/00000000-0000-0000-0000-000000000001/resend", 401, 403, 404, 404),
        Row("POST", "/ops/dead-letters/00000000-0000-0000-0000-000000000001/discard", 401, 403, 404, 404),
        Row("POST", "/ops/dead-letters/resend", 401, 403, 202, 202),
        Row("POST", "/ops/dead-letters/discard", 401, 403, 202, 202),
        Row("POST", "/ops/reconciliation", 401, 403, 200, 200),
        Row("POST", "/reconciliation", 401, 403, 303, 303),
        Row("GET", "/reconciliation", 401, 200, 200, 200),
        Row("GET", "/dead-letters", 401, 200, 200, 200),
        Row("GET", "/ops/session", 401, 200, 200, 200),
        Row("GET", "/", 401, 302, 302, 302),
        Row("GET", "/anything/else", 401, 404, 404, 404),
    ];

    [Test]
    public async Task Everybody_may_read_the_page_about_the_api_in_Development()
    {
        await using var service = new Service("Development", ("Access:Development:AnonymousRole", "none")).Start();
        using var http = service.Client();
        foreach (var path in new[] { "/scalar/", "/scalar/scalar.js" })
            Assert.That(await http.GetStringAsync(path), Is.Not.Empty, path);
    }

    static TestCaseData Row(string method, string path, params int[] expected) =>
        new TestCaseData(method, path, expected).SetArgDisplayNames(method, path);

    [TestCaseSource(nameof(Table))]
    public async Task Is_as_written_down(string method, string path, int[] expected)
    {
        var roles = new[] { null, "viewer", "operator", "admin" };
        foreach (var (role, status) in roles.Zip(expected))
        {
            var id = path.Contains("{id}", StringComparison.Ordinal) || method == "POST" ? await NeedingIntervention() : "";
            using var http = Service.Client(role);
            using var request = new HttpRequestMessage(new HttpMethod(method), path.Replace("{id}", id, StringComparison.Ordinal));
            if (method == "POST")
                request.Content = JsonContent.Create(
                    new
                    {
                        reason = "the table",
                        action = "retry",
                        sagaIds = new[] { id },
                        queue = "payments_error",
                        cause = "none",
                    }
                );
            using var answer = await http.SendAsync(request);
            Assert.That((int)answer.StatusCode, Is.EqualTo(status), $"{role ?? "anonymous"}: {await answer.Content.ReadAsStringAsync()}");
            if (status is 401 or 403 or 409)
                Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        }
    }
}
