using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Contracts.Orders;
using Contracts.Transfers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orders.Api.Submissions;
using Sagas;

namespace Orders.Api.Tests.Scenarios;

/// <summary>
/// A message was lost, or one of the two databases was restored from a backup: the two are compared, and what differs is mended.
/// </summary>
sealed class When_an_end_was_not_heard_of : Scenario
{
    static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(2);

    [Test]
    public async Task Should_find_it_at_its_saga_and_write_it_down()
    {
        await using var api = new Api();
        var id = await PlacedAt(api);
        api.Sagas.Knows(id, SagaStatus.Completed);
        api.Time.Advance(LongEnough);
        await Compare(api);
        Assert.That(await StatusOf(api, id), Is.EqualTo(SagaStatus.Completed), "also where it is listed");
    }

    [Test]
    public async Task Should_leave_alone_what_is_under_way()
    {
        await using var api = new Api();
        var id = await PlacedAt(api);
        api.Sagas.Knows(id, SagaStatus.Running);
        api.Time.Advance(LongEnough);
        await Compare(api);
        Assert.That(await StatusOf(api, id), Is.EqualTo(SagaStatus.Accepted));
        Assert.That(api.Sagas.Of<OrderSubmitted>(id), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Should_send_again_what_its_saga_service_has_lost_once_something_later_has_ended()
    {
        await using var api = new Api();
        var lost = await PlacedAt(api);
        api.Time.Advance(LongEnough);
        await Compare(api);
        Assert.That(api.Sagas.Of<OrderSubmitted>(lost), Has.Count.EqualTo(1), "it may wait in a long queue");

        var later = await PlacedAt(api);
        api.Sagas.Knows(later, SagaStatus.Completed);
        api.Time.Advance(LongEnough);
        await Compare(api);
        await Compare(api);
        await Compare(api);
        await Eventually(() => Task.FromResult(api.Sagas.Of<OrderSubmitted>(lost).Count == 2), "it is sent again");
        Assert.That(
            api.Sagas.Of<OrderSubmitted>(lost).Select(order => JsonSerializer.Serialize(order)).Distinct().Count(),
            Is.EqualTo(1),
            "the same order, and no third time"
        );
    }

    [TestCase("every", "P1M"), TestCase("cron", "0 9 L * *")]
    public async Task Should_send_a_standing_transfer_again_as_it_was_first_sent(string how, string when)
    {
        await using var api = new Api(("Orders:LostAfter", "00:01:00"));
        using var http = api.CreateClient();
        var (id, body) = (
            NewId(),
            new JsonObject
            {
                ["sourceAccount"] = "85-150",
                ["targetAccount"] = "43-812",
                ["amount"] = 1,
                [how] = when,
                ["timeZone"] = "Europe/Madrid",
            }
        );
        using var answer = await http.PostAsJsonAsync("/standing-transfers", body.With("referenceId", id));
        answer.EnsureSuccessStatusCode();
        api.Time.Advance(LongEnough);
        await Compare(api);
        await Eventually(
            () => Task.FromResult(api.Sagas.Of<StandingTransferSubmitted>(id, "StandingTransfer").Count == 2),
            "it is sent again"
        );
        Assert.That(
            api.Sagas.Of<StandingTransferSubmitted>(id, "StandingTransfer")
                .Select(sent => JsonSerializer.Serialize(sent))
                .Distinct()
                .Count(),
            Is.EqualTo(1)
        );
    }

    static Task Compare(Api api) => api.Services.GetRequiredService<SubmissionComparison>().ComparePage(default);

    static async Task<string> PlacedAt(Api api)
    {
        var id = NewId();
        using var http = api.CreateClient();
        using var answer = await http.PostAsJsonAsync("/orders", Order(id));
        answer.EnsureSuccessStatusCode();
        await Eventually(() => Task.FromResult(api.Sagas.Of<OrderSubmitted>(id).Count == 1), "OrderSubmitted is sent");
        return id;
    }

    static Task<SagaStatus> StatusOf(Api api, string id) =>
        api.Database(db => db.Submissions.Where(row => row.BusinessId == id).Select(row => row.Status).SingleAsync());
}
