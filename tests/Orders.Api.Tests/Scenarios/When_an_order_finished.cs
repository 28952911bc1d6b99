using Microsoft.EntityFrameworkCore;
using Sagas.Messages;
using Sagas;

namespace Orders.Api.Tests.Scenarios;

sealed class When_an_order_finished : Scenario
{
    [Test]
    public async Task It_is_shown_from_here_without_asking()
    {
        var id = await Placed();
        await Finished(id, SagaStatus.Compensated);

        var order = await Get($"/orders/{id}");
        Assert.Multiple(() =>
        {
            Assert.That((string?)order["status"], Is.EqualTo("Compensated"));
            Assert.That((string?)order["failure"]!["code"], Is.EqualTo("payment_declined"));
            Assert.That(order["finishedAt"], Is.Not.Null);
            Assert.That(order["steps"]!.AsArray(), Has.Count.EqualTo(2));
            Assert.That(Api.Sagas.Of<GetSaga>(id), Is.Empty);
        });
    }

    [Test]
    public async Task The_first_end_stays()
    {
        var id = await Placed();
        await Finished(id, SagaStatus.Completed);
        await Api.Bus.Publish(FakeSagas.End(id, SagaStatus.Failed));
        await Eventually(
            () =>
                Api.Database(db =>
                    db.Journal.AnyAsync(e => e.SubjectId == SagaId.Of("Order", id) && e.Ignored == "It is already Completed.")
                ),
            "the second end is journalled as ignored"
        );
        Assert.That((string?)(await Get($"/orders/{id}"))["status"], Is.EqualTo("Completed"));
    }

    [Test]
    public async Task Sagas_of_other_kinds_leave_no_trace()
    {
        var id = await Placed();
        await Api.Bus.Publish(FakeSagas.End(id, SagaStatus.Failed, "Arithmetic"));
        await Finished(id, SagaStatus.Completed);
        Assert.That(await Entries(id, "Arithmetic"), Is.Zero);
    }
}
