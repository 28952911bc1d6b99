using System.Net;
using Contracts.Transfers;
using Sagas;

namespace Orders.Api.Tests.Scenarios;

sealed class When_a_transfer_is_posted : Scenario
{
    [Test]
    public async Task It_is_accepted_readable_at_once_and_on_its_way()
    {
        var id = NewId();
        using var answer = await Send(Transfer(id));
        var transfer = await Body(answer);

        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
            Assert.That(answer.Headers.Location?.ToString(), Is.EqualTo($"/transfers/{id}"));
            Assert.That((string?)transfer["referenceId"], Is.EqualTo(id));
            Assert.That((string?)transfer["sagaId"], Is.EqualTo(SagaId.Of("Transfer", id).ToString()));
            Assert.That((string?)transfer["status"], Is.EqualTo("Accepted"));
            Assert.That(
                transfer["steps"]!.AsArray().Select(step => $"{step!["name"]} {step["status"]}"),
                Is.EqualTo(new[] { "Withdraw Pending", "Deposit Pending" })
            );
        });
        Assert.That((await Get($"/transfers/{id}")).ToJsonString(), Is.EqualTo(transfer.ToJsonString()));
        var sent = await Heard(id);
        Assert.That(
            sent,
            Is.EqualTo(
                new TransferSubmitted(
                    SagaId.Of("Transfer", id),
                    id,
                    "85-150",
                    "43-812",
                    250,
                    Currency: null,
                    ExecuteAt: null,
                    sent.SubmittedAt
                )
            )
        );
    }

    [TestCase("2030-01-31T09:00:00Z", "2030-01-31T09:00:00+00:00")]
    [TestCase("2030-01-31T09:00:00.5+02:00", "2030-01-31T07:00:00.5+00:00")]
    public async Task It_may_say_when(string executeAt, string inUtc)
    {
        var id = NewId();
        using var answer = await Send(Transfer(id).With("executeAt", executeAt));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await answer.Content.ReadAsStringAsync());
        Assert.That((string?)(await Body(answer))["executeAt"], Is.EqualTo(inUtc));
        Assert.That((await Heard(id)).ExecuteAt?.ToString("O"), Is.EqualTo(DateTimeOffset.Parse(inUtc, null).ToString("O")));
    }

    [Test]
    public async Task An_unknown_one_is_not_found() =>
        Assert.That((await Http.GetAsync("/transfers/never-seen")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

    static async Task<TransferSubmitted> Heard(string id)
    {
        await Eventually(() => Task.FromResult(Api.Sagas.Of<TransferSubmitted>(id, "Transfer").Count == 1), "TransferSubmitted is sent");
        return Api.Sagas.Of<TransferSubmitted>(id, "Transfer")[0];
    }
}
