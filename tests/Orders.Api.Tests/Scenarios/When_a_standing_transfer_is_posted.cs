using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Contracts.Transfers;
using Sagas.Steps;

namespace Orders.Api.Tests.Scenarios;

sealed class When_a_standing_transfer_is_posted : Scenario
{
    const string Kind = "StandingTransfer";

    static JsonObject Standing(string id) => Transfer(id).With("every", "P1M");

    static Task<HttpResponseMessage> Post(JsonObject body) => Http.PostAsJsonAsync("/standing-transfers", body);

    static async Task<string> Posted()
    {
        var id = NewId();
        using var answer = await Post(Standing(id));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await answer.Content.ReadAsStringAsync());
        return id;
    }

    [TestCase("P1M", 1, "00:00:00")]
    [TestCase("P1Y6M", 18, "00:00:00")]
    [TestCase("P2W", 0, "14.00:00:00")]
    [TestCase("P1DT12H30M", 0, "1.12:30:00")]
    [TestCase("PT1S", 0, "00:00:01")]
    public async Task It_is_accepted_and_its_first_date_is_on_its_way(string every, int months, string time)
    {
        var id = NewId();
        using var answer = await Post(Standing(id).With("every", every).With("startAt", "2030-01-31T09:00:00Z").With("times", 3));
        Assert.That((answer.StatusCode, answer.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Accepted, $"/standing-transfers/{id}")));
        await Eventually(() => Task.FromResult(Api.Sagas.Of<StandingTransferSubmitted>(id, Kind).Count == 1), "StandingTransferSubmitted is sent");
        var sent = Api.Sagas.Of<StandingTransferSubmitted>(id, Kind)[0];
        Assert.That((sent.Every, sent.FirstAt, sent.Times, sent.Progress.Date), Is.EqualTo((new Rhythm(months, TimeSpan.Parse(time, null)), new DateTimeOffset(2030, 1, 31, 9, 0, 0, TimeSpan.Zero), (int?)3, 1)));
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

    [TestCase("pause")]
    [TestCase("resume")]
    [TestCase("end")]
    public async Task It_is_changed_by_asking_the_date_that_is_next(string verb)
    {
        var id = await Posted();
        Api.Sagas.Knows(id, SagaStatus.Waiting, kind: Kind);
        using var answer = await Http.PostAsJsonAsync($"/standing-transfers/{id}/{verb}", new { reason = "on holiday" });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await answer.Content.ReadAsStringAsync());
        Assert.That(Api.Sagas.Heard.Any(message => message is PauseStandingTransfer or ResumeStandingTransfer or EndStandingTransfer && message.ToString()!.Contains(SagaId.Of(Kind, id).ToString(), StringComparison.Ordinal)));
    }

    [Test]
    public async Task A_change_that_the_saga_refuses_is_a_conflict_in_its_own_words()
    {
        var id = await Posted();
        Api.Sagas.Knows(id, SagaStatus.Completed, kind: Kind);
        Api.Sagas.Refuses[SagaId.Of(Kind, id)] = "it is Completed.";
        using var answer = await Http.PostAsJsonAsync($"/standing-transfers/{id}/pause", new { reason = "on holiday" });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((string?)(await Body(answer))["detail"], Does.Contain("it is Completed."));
    }

    [Test]
    public async Task A_change_needs_a_reason_and_something_to_change()
    {
        var id = await Posted();
        using var unreasoned = await Http.PostAsJsonAsync($"/standing-transfers/{id}/pause", new { });
        using var unknown = await Http.PostAsJsonAsync("/standing-transfers/never-seen/pause", new { reason = "x" });
        Assert.That((unreasoned.StatusCode, unknown.StatusCode), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task A_date_that_hands_on_to_the_next_is_not_the_end()
    {
        var id = await Posted();
        var end = FakeSagas.End(id, SagaStatus.Completed, Kind);
        var second = SagaId.Of(Kind, $"{id}#2");
        await Api.Bus.Publish(end with { Detail = end.Detail with { ContinuedAs = second } });
        await Api.Bus.Publish(end with { SagaId = second, Detail = end.Detail with { SagaId = second, Run = 2, Status = SagaStatus.Cancelled } });
        await Eventually(async () => (string?)(await Get($"/standing-transfers/{id}"))["status"] == "Cancelled", "the last date's end is that of the standing transfer");
        Assert.That((int?)(await Get($"/standing-transfers/{id}"))["date"], Is.EqualTo(2));
    }
}
