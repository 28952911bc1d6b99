using System.Net;
using System.Net.Http.Json;
using Contracts.Transfers;
using Sagas;

namespace Orders.Api.Tests.Scenarios;

sealed class When_a_standing_transfer_is_changed : StandingTransferScenario
{
    [TestCase("pause")]
    [TestCase("resume")]
    [TestCase("end")]
    public async Task It_is_changed_by_asking_the_date_that_is_next(string verb)
    {
        var id = await Posted();
        Api.Sagas.Knows(id, SagaStatus.Waiting, kind: Kind);
        using var answer = await Http.PostAsJsonAsync($"/standing-transfers/{id}/{verb}", new { reason = "on holiday" });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await answer.Content.ReadAsStringAsync());
        Assert.That(
            Api.Sagas.Heard.Any(message =>
                message is PauseStandingTransfer or ResumeStandingTransfer or EndStandingTransfer
                && message.ToString()!.Contains(SagaId.Of(Kind, id).ToString(), StringComparison.Ordinal)
            )
        );
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
        await Api.Bus.Publish(
            end with
            {
                SagaId = second,
                Detail = end.Detail with { SagaId = second, Run = 2, Status = SagaStatus.Cancelled },
            }
        );
        await Eventually(
            async () => (string?)(await Get($"/standing-transfers/{id}"))["status"] == "Cancelled",
            "the last date's end is that of the standing transfer"
        );
        Assert.That((int?)(await Get($"/standing-transfers/{id}"))["date"], Is.EqualTo(2));
    }
}
