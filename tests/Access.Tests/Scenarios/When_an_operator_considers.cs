using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Access.Tests.Scenarios;

/// <summary>Before anything is done: what is possible, what it would send, and why the rest is not possible.</summary>
sealed class When_an_operator_considers : Scenario
{
    [Test]
    public async Task A_parked_order_can_be_retried_or_resolved()
    {
        var actions = await Actions(await NeedingIntervention(), "operator");
        Assert.That(
            actions["retry"],
            Is.EqualTo(
                "Sends ReleaseInventory again: attempt 2, with a fresh retry policy. Then nothing is left to undo, and the saga ends."
            )
        );
        Assert.That(
            actions["resolve"],
            Is.EqualTo("Takes ReleaseInventory as done by hand: it is not sent again. Then nothing is left to undo, and the saga ends.")
        );
        Assert.That(actions["cancel"], Is.EqualTo("not: it is being compensated already, and a compensation failed: retry or resolve it."));
        Assert.That(actions["fire-timer"], Is.EqualTo("not: no timer is running: retry or resolve it."));
        Assert.That(actions["approve"], Does.StartWith("not: "));
    }

    [Test]
    public async Task An_order_under_way_can_be_cancelled_and_says_what_that_undoes()
    {
        var id = await Submitted(quantity: Participants.Unanswered);
        await Eventually(
            () => Service.Database(db => db.Sagas.AnyAsync(saga => saga.BusinessId == id && saga.State == "ReserveInventory")),
            "the stock is asked for"
        );
        var actions = await Actions(id, "operator");
        Assert.That(actions["cancel"], Is.EqualTo("Sends ReleaseInventory (undoes ReserveInventory). The saga ends as Cancelled."));
        Assert.That(actions["fire-timer"], Is.EqualTo("not: ReserveInventory is waiting for an answer, not for a timer."));
        Assert.That(actions["retry"], Is.EqualTo("not: it needs no intervention: it tries by itself. Use fire-timer to try now."));
    }

    [Test]
    public async Task A_viewer_is_told_what_is_missing()
    {
        var actions = await Actions(await NeedingIntervention(), "viewer");
        Assert.That(
            actions.Values,
            Is.All.EqualTo("not: key:viewer-program has the role Viewer; only Operator and Admin may act on sagas.")
        );
    }

    [Test]
    public async Task What_a_check_allows_the_saga_does_and_what_it_refuses_the_saga_refuses()
    {
        using var http = Service.Client("operator");
        foreach (var action in Sagas.Operations.SagaActionNames.OfSagas.Select(Sagas.Operations.SagaActionNames.Name))
        {
            foreach (var id in new[] { await NeedingIntervention(), await Submitted(quantity: Participants.Unanswered) })
            {
                await Eventually(() => Service.Database(db => db.Sagas.AnyAsync(saga => saga.BusinessId == id)), "it is there");
                var expected = (await Actions(id, "operator"))[action];
                using var answer = await Act(http, id, action);
                Assert.That(
                    (int)answer.StatusCode,
                    Is.EqualTo(expected.StartsWith("not: ", StringComparison.Ordinal) ? 409 : 202),
                    $"{action}: {expected}"
                );
                if ((int)answer.StatusCode == 409)
                    Assert.That((string?)(await Body(answer))["detail"], Is.EqualTo($"{id}: {expected[5..]}"), "in the same words");
            }
        }
    }

    static async Task<Dictionary<string, string>> Actions(string id, string role)
    {
        using var http = Service.Client(role);
        return JsonNode
            .Parse(await http.GetStringAsync($"/ops/sagas/{id}/actions"))!
            .AsArray()
            .ToDictionary(
                item => (string)item!["action"]!,
                item => (bool)item!["allowed"]! ? (string)item["preview"]! : $"not: {item["whyNot"]}"
            );
    }
}
