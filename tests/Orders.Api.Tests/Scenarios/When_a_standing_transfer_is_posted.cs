using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Contracts.Transfers;

namespace Orders.Api.Tests.Scenarios;

sealed class When_a_standing_transfer_is_posted : StandingTransferScenario
{
    [TestCase("P1M", 1, "00:00:00", 0)]
    [TestCase("P1Y6M", 18, "00:00:00", 0)]
    [TestCase("P2W", 0, "14.00:00:00", 14)]
    [TestCase("P1DT12H30M", 0, "1.12:30:00", 1)]
    [TestCase("PT24H", 0, "1.00:00:00", 0)]
    [TestCase("PT1S", 0, "00:00:01", 0)]
    public async Task It_is_accepted_and_its_first_date_is_on_its_way(string every, int months, string time, int days)
    {
        var id = NewId();
        using var answer = await Post(Standing(id).With("every", every).With("startAt", "2030-01-31T09:00:00Z").With("times", 3));
        Assert.That(
            (answer.StatusCode, answer.Headers.Location?.ToString()),
            Is.EqualTo((HttpStatusCode.Accepted, $"/standing-transfers/{id}"))
        );
        var sent = await Sent(id);
        Assert.That(sent.Every, Is.EqualTo(new Recurrence(months, TimeSpan.Parse(time, null), days)));
        Assert.That((sent.TimeZone, sent.Cron), Is.EqualTo(((string?)null, (string?)null)));
        Assert.That(sent.FirstAt, Is.EqualTo(new DateTimeOffset(2030, 1, 31, 9, 0, 0, TimeSpan.Zero)));
        Assert.That((sent.Times, sent.Progress.Date), Is.EqualTo(((int?)3, 1)));
    }

    static async Task<StandingTransferSubmitted> Sent(string id)
    {
        await Eventually(
            () => Task.FromResult(Api.Sagas.Of<StandingTransferSubmitted>(id, Kind).Count == 1),
            "StandingTransferSubmitted is sent"
        );
        return Api.Sagas.Of<StandingTransferSubmitted>(id, Kind)[0];
    }

    [TestCase("0 9 L * *", "Europe/Madrid", "0 0 9 L * *", "2030-02-28T08:00Z")]
    [TestCase("0 9 L * *", null, "0 0 9 L * *", "2030-01-31T09:00Z")]
    [TestCase(" 30  0 9 *  * MON-FRI ", "America/New_York", "30 0 9 * * MON-FRI", "2030-01-31T14:00:30Z")]
    public async Task A_cron_expression_says_when_in_its_time_zone(string cron, string? zone, string expression, string first)
    {
        var id = NewId();
        var body = Transfer(id).With("cron", cron).With("timeZone", zone).With("startAt", "2030-01-31T09:00:00Z");
        using var answer = await Post(body);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await answer.Content.ReadAsStringAsync());
        var (shown, sent) = (await Get($"/standing-transfers/{id}"), await Sent(id));
        var plan = ((string?)shown["cron"], (string?)shown["timeZone"], (string?)shown["every"]);
        Assert.That(plan, Is.EqualTo((cron, zone ?? "UTC", (string?)null)));
        Assert.That((sent.Cron, sent.TimeZone, sent.Every), Is.EqualTo((expression, zone, (Recurrence?)null)));
        Assert.That(sent.FirstAt, Is.EqualTo(DateTimeOffset.Parse(first, null)));
    }

    [Test]
    public async Task A_pause_may_be_counted_in_a_time_zone()
    {
        var id = NewId();
        using var answer = await Post(Standing(id).With("timeZone", "Europe/Madrid"));
        Assert.That((string?)(await Body(answer))["timeZone"], Is.EqualTo("Europe/Madrid"));
        Assert.That((await Sent(id)).TimeZone, Is.EqualTo("Europe/Madrid"));
    }

    [TestCase("0 9 * *")]
    [TestCase("0 9 * * * * *")]
    [TestCase("60 9 * * *")]
    [TestCase("0 9 30 2 *")]
    [TestCase("H 9 * * *")]
    [TestCase("@daily")]
    [TestCase("monthly")]
    public async Task A_cron_expression_that_is_none_or_is_never_is_refused(string cron)
    {
        using var answer = await Post(Transfer(NewId()).With("cron", cron));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        var errors = (await Body(answer))["errors"]!.AsObject();
        Assert.That(errors.Select(error => error.Key), Is.EqualTo(new[] { "cron" }));
        Assert.That((string?)errors["cron"]![0], Does.Contain($"'{cron}'").And.Contains("five fields"));
    }

    [Test]
    public async Task A_pause_and_a_cron_expression_are_one_too_many()
    {
        using var answer = await Post(Standing(NewId()).With("cron", "0 9 L * *"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string?)(await Body(answer))["errors"]?["cron"]?[0], Does.Contain("and so is 'every'"));
    }

    [Test]
    public async Task A_start_that_is_past_is_refused_unless_it_was_not_when_it_was_first_sent()
    {
        await using var api = new Api();
        using var http = api.CreateClient();
        var body = Standing(NewId()).With("startAt", api.Time.GetUtcNow().AddMinutes(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null));
        using var first = await http.PostAsJsonAsync("/standing-transfers", body);
        api.Time.Advance(TimeSpan.FromMinutes(10));
        using var again = await http.PostAsJsonAsync("/standing-transfers", body);
        using var late = await http.PostAsJsonAsync("/standing-transfers", body.With("referenceId", NewId()));
        Assert.That((first.StatusCode, again.StatusCode), Is.EqualTo((HttpStatusCode.Accepted, HttpStatusCode.Accepted)));
        Assert.That(late.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string?)(await Body(late))["errors"]?["startAt"]?[0], Does.Contain("past"));
    }

    [TestCase(null, "one")]
    [TestCase("one", "one")]
    [TestCase("skip", "skip")]
    [TestCase("all", "all")]
    public async Task The_customer_says_what_is_done_about_missed_dates(string? given, string meant)
    {
        var id = NewId();
        using var answer = await Post(Standing(id).With("missed", given));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await answer.Content.ReadAsStringAsync());
        Assert.That(((string?)(await Body(answer))["missed"], (await Sent(id)).Missed), Is.EqualTo((meant, meant)));
    }

    [TestCase("every", "null")]
    [TestCase("every", "\"monthly\"")]
    [TestCase("every", "\"P\"")]
    [TestCase("every", "\"PT\"")]
    [TestCase("every", "\"PT0S\"")]
    [TestCase("every", "\"P1M1D\"")]
    [TestCase("every", "\"P11Y\"")]
    [TestCase("every", "\"-P1M\"")]
    [TestCase("times", "0")]
    [TestCase("times", "1.5")]
    [TestCase("times", "100001")]
    [TestCase("startAt", "\"soon\"")]
    [TestCase("startAt", "\"0001-01-01T00:00:00Z\"")]
    [TestCase("timeZone", "\"Mars/Olympus\"")]
    [TestCase("timeZone", "\"W. Europe Standard Time\"")]
    [TestCase("timeZone", "\"../Europe/Madrid\"")]
    [TestCase("timeZone", "\"posix/Europe/Madrid\"")]
    [TestCase("timeZone", "\"+01:00\"")]
    [TestCase("timeZone", "1")]
    [TestCase("missed", "\"never\"")]
    [TestCase("missed", "1")]
    [TestCase("cron", "1")]
    [TestCase("targetAccount", "\"85-150\"")]
    public async Task The_field_that_is_wrong_is_named(string field, string json)
    {
        using var answer = await Post(Standing(NewId()).With(field, JsonNode.Parse(json)));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Body(answer))["errors"]!.AsObject().Select(error => error.Key), Is.EqualTo(new[] { field }));
    }

    [Test]
    public async Task The_same_again_is_the_same_and_another_one_under_its_reference_is_refused()
    {
        var id = await Posted();
        using var again = await Post(Standing(id));
        using var other = await Post(Standing(id).With("every", "P1Y"));
        Assert.That((again.StatusCode, other.StatusCode), Is.EqualTo((HttpStatusCode.Accepted, HttpStatusCode.Conflict)));
    }
}
