using System.Net;
using Sagas.Messages;
using Sagas;

namespace Orders.Api.Tests.Scenarios;

sealed class When_a_customer_cancels : Scenario
{
    [Test]
    public async Task The_saga_hears_of_it()
    {
        var id = await Placed();
        Api.Sagas.Knows(id, SagaStatus.Running);
        using var answer = await Cancel($"/orders/{id}", "changed my mind");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        await Eventually(() => Task.FromResult(Api.Sagas.Of<CancelSaga>(id).Count == 1), "CancelSaga is sent");
        Assert.That(
            Api.Sagas.Of<CancelSaga>(id)[0],
            Is.EqualTo(new CancelSaga(SagaId.Of("Order", id), "Order", id, "changed my mind", "customer"))
        );
    }

    [Test]
    public async Task Too_late_says_why()
    {
        var id = await Placed();
        Api.Sagas.Knows(id, SagaStatus.Running, cannotCancelBecause: "it was shipped");
        using var answer = await Cancel($"/orders/{id}", "changed my mind");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((string?)(await Body(answer))["detail"], Does.Contain("it was shipped"));
        Assert.That(Api.Sagas.Of<CancelSaga>(id), Is.Empty);
    }

    [Test]
    public async Task A_finished_order_stays_as_it_is()
    {
        var id = await Placed();
        await Finished(id, SagaStatus.Completed);
        using var answer = await Cancel($"/orders/{id}", "changed my mind");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((string?)(await Body(answer))["detail"], Does.Contain("Completed"));
    }

    [Test]
    public async Task An_unknown_order_is_not_found() =>
        Assert.That((await Cancel("/orders/never-seen", "x")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task A_reason_is_needed()
    {
        using var answer = await Cancel($"/orders/{await Placed()}", "");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Body(answer))["errors"]!["reason"], Is.Not.Null);
    }
}
