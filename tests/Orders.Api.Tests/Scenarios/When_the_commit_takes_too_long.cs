using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Contracts.Orders;
using Microsoft.EntityFrameworkCore;

namespace Orders.Api.Tests.Scenarios;

sealed class When_the_commit_takes_too_long : Scenario
{
    [Test]
    public async Task The_answer_says_whether_the_outcome_is_known_and_posting_again_is_safe()
    {
        await using var api = new Api(("Orders:CommitTimeout", "00:00:02"));
        using var http = api.CreateClient();
        var id = NewId();
        (await http.PostAsJsonAsync("/orders", Order("before"))).EnsureSuccessStatusCode();
        await WhileNothingCommits(api, async () =>
        {
            using var order = await http.PostAsJsonAsync("/orders", Order(id));
            await IsUnknown(order, $"Order '{id}' may or may not");
            using var cancellation = await http.PostAsJsonAsync("/orders/before/cancellation", new { reason = "changed my mind" });
            await IsUnknown(cancellation, "nothing was done");
        });

        using var again = await http.PostAsJsonAsync("/orders", Order(id));
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        await Eventually(() => Task.FromResult(api.Sagas.Of<OrderSubmitted>(id).Count == 1), "OrderSubmitted is sent");
        Assert.That(
            await api.Database(db => db.Journal.CountAsync(entry => entry.SubjectId == Sagas.SagaId.Of("Order", id))),
            Is.EqualTo(1)
        );
    }

    static async Task IsUnknown(HttpResponseMessage answer, string detail)
    {
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That(answer.Headers.RetryAfter, Is.Not.Null);
        Assert.That((string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["detail"], Does.Contain(detail).And.Contain("safe"));
    }

    /// <summary>Reads go on, as when the database goes away between a request's reading and its writing.</summary>
    static async Task WhileNothingCommits(Api api, Func<Task> act) => await api.Database(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        // In SQLite the transaction is enough: there is one that writes.
        if (!ServiceDatabase.IsSqlite)
            await db.Database.ExecuteSqlAsync($"LOCK TABLE journal IN EXCLUSIVE MODE");
        await act();
        return true;
    });
}
