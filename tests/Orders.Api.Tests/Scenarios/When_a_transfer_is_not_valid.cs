using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Orders.Api.Tests.Scenarios;

sealed class When_a_transfer_is_not_valid : Scenario
{
    [TestCase("targetAccount", "\"85-150\"")]
    [TestCase("sourceAccount", "null")]
    [TestCase("sourceAccount", "\"85 150\"")]
    [TestCase("sourceAccount", "\"12345678901234567890123456789012345\"")]
    [TestCase("sourceAccount", "\"IN-TRANSIT-USD\"")]
    [TestCase("targetAccount", "\"opening-usd\"")]
    [TestCase("amount", "0")]
    [TestCase("currency", "\"ZZZ\"")]
    [TestCase("amount", "1.005")]
    [TestCase("referenceId", "null")]
    [TestCase("referenceId", "\"a/b\"")]
    [TestCase("currency", "\"EURO\"")]
    [TestCase("executeAt", "\"tomorrow\"")]
    [TestCase("executeAt", "\"0001-01-01T00:00:00Z\"")]
    [TestCase("executeAt", "\"2030-01-31T09:00:00\"")]
    public async Task The_field_is_named(string field, string json)
    {
        using var answer = await Send(Transfer(NewId()).With(field, JsonNode.Parse(json)));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Body(answer))["errors"]!.AsObject().Select(error => error.Key), Is.EqualTo(new[] { field }));
    }

    [TestCase(-61, HttpStatusCode.BadRequest)]
    [TestCase(-50, HttpStatusCode.Accepted)]
    public async Task It_may_not_lie_behind_by_more_than_clocks_differ(int seconds, HttpStatusCode expected)
    {
        var time = Api.Time.GetUtcNow().AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        using var answer = await Send(Transfer(NewId()).With("executeAt", time));
        Assert.That(answer.StatusCode, Is.EqualTo(expected), await answer.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task It_gets_the_answer_of_the_first_time_when_it_is_sent_again_after_its_date()
    {
        await using var api = new Api();
        using var http = api.CreateClient();
        var soon = api.Time.GetUtcNow().AddSeconds(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        using var first = await http.PostAsJsonAsync("/transfers", Transfer("T-1").With("executeAt", soon));
        api.Time.Advance(TimeSpan.FromHours(1));
        using var again = await http.PostAsJsonAsync("/transfers", Transfer("T-1").With("executeAt", soon));
        Assert.That((first.StatusCode, again.StatusCode), Is.EqualTo((HttpStatusCode.Accepted, HttpStatusCode.Accepted)));
    }

    [TestCase(-1, HttpStatusCode.Accepted)]
    [TestCase(1, HttpStatusCode.BadRequest)]
    public async Task It_may_lie_ten_years_ahead_and_no_more(int days, HttpStatusCode expected)
    {
        var time = Api.Time.GetUtcNow().AddYears(10).AddDays(days);
        using var answer = await Send(
            Transfer(NewId()).With("executeAt", time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
        );
        Assert.That(answer.StatusCode, Is.EqualTo(expected), await answer.Content.ReadAsStringAsync());
    }
}
