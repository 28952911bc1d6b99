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

    static async Task<(string? Outcome, string? Why)> Outcome(string id)
    {
        var cancellation = (await Get($"/orders/{id}"))["cancellation"];
        return ((string?)cancellation?["outcome"], (string?)cancellation?["why"]);
    }

    static async Task<string> Cancelled()
    {
        var id = await Placed();
        Api.Sagas.Knows(id, SagaStatus.Running);
        using var answer = await Cancel($"/orders/{id}", "changed my mind");
        var cancellation = (await Body(answer))["cancellation"]!;
        Assert.That(((string?)cancellation["reason"], (string?)cancellation["outcome"]), Is.EqualTo(("changed my mind", "Pending")));
        Assert.That((string?)cancellation["requestedAt"], Is.Not.Null);
        return id;
    }

    [Test]
    public async Task An_order_that_nobody_cancelled_has_no_cancellation() =>
        Assert.That((await Get($"/orders/{await Placed()}"))["cancellation"], Is.Null);

    [Test]
    public async Task The_order_says_that_it_was_cancelled()
    {
        var id = await Cancelled();
        await Finished(id, SagaStatus.Cancelled);
        Assert.That(await Outcome(id), Is.EqualTo(("Cancelled", (string?)null)));
    }

    [Test]
    public async Task The_order_says_that_a_cancellation_that_was_answered_202_came_too_late()
    {
        var id = await Cancelled();
        await Finished(id, SagaStatus.Completed);
        Assert.That(await Outcome(id), Is.EqualTo(("TooLate", "It was completed first.")));
    }

    [Test]
    public async Task The_order_says_so_as_soon_as_it_has_passed_the_point_of_no_return()
    {
        var id = await Cancelled();
        Api.Sagas.Knows(id, SagaStatus.Running, cannotCancelBecause: "it was shipped");
        Assert.That(await Outcome(id), Is.EqualTo(("TooLate", "It was shipped.")));
    }

    [Test]
    public async Task A_second_wish_does_not_replace_the_first()
    {
        var id = await Cancelled();
        using var again = await Cancel($"/orders/{id}", "really");
        Assert.That((string?)(await Body(again))["cancellation"]!["reason"], Is.EqualTo("changed my mind"));
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
