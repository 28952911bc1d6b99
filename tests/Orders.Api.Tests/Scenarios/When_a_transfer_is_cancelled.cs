using System.Net;
using Sagas.Messages;
using Sagas;

namespace Orders.Api.Tests.Scenarios;

sealed class When_a_transfer_is_cancelled : Scenario
{
    [Test]
    public async Task The_saga_hears_of_it()
    {
        var id = await Sent();
        using var answer = await Cancel($"/transfers/{id}", "wrong account");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That((string?)(await Body(answer))["referenceId"], Is.EqualTo(id));
        await Eventually(() => Task.FromResult(Api.Sagas.Of<CancelSaga>(id, "Transfer").Count == 1), "CancelSaga is sent");
        Assert.That(
            Api.Sagas.Of<CancelSaga>(id, "Transfer")[0],
            Is.EqualTo(new CancelSaga(SagaId.Of("Transfer", id), "Transfer", id, "wrong account", "customer"))
        );
    }

    [Test]
    public async Task Too_late_says_why()
    {
        var id = await Sent();
        Api.Sagas.Knows(id, SagaStatus.Running, cannotCancelBecause: "the money is on the target account", kind: "Transfer");
        await IsRefused(id, because: "the money is on the target account");
    }

    [Test]
    public async Task A_finished_one_stays_as_it_is()
    {
        var id = await Sent();
        await Finished(id, SagaStatus.Completed, "Transfer");
        await IsRefused(id, because: "already Completed");
    }

    [Test]
    public async Task An_unknown_one_is_not_found() =>
        Assert.That((await Cancel("/transfers/never-seen", "x")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task An_order_of_that_id_is_not_meant() =>
        Assert.That((await Cancel($"/transfers/{await Placed()}", "x")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

    static async Task IsRefused(string id, string because)
    {
        using var answer = await Cancel($"/transfers/{id}", "wrong account");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((string?)(await Body(answer))["detail"], Does.StartWith($"Transfer '{id}'").And.Contain(because));
        Assert.That(Api.Sagas.Of<CancelSaga>(id, "Transfer"), Is.Empty);
    }
}
