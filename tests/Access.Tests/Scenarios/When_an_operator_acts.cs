using System.Data.Common;
using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Sagas.Operations;
using Sagas;

namespace Access.Tests.Scenarios;

sealed class When_an_operator_acts : Scenario
{
    [Test]
    public async Task It_is_written_down_before_and_after()
    {
        var id = await NeedingIntervention();
        using var http = Service.Client("operator");
        using var answer = await Act(http, id, "retry", "the shelf is open");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        var lines = await Audit(id);
        Assert.That(lines.Select(line => (line.Outcome, line.Action, line.Actor, line.Reason)), Is.EqualTo(new[]
        {
            (ActionOutcome.Requested, SagaAction.Retry, "key:operator-program", "the shelf is open"),
            (ActionOutcome.Accepted, SagaAction.Retry, "key:operator-program", "the shelf is open"),
        }));
        Assert.That(lines[1].RequestId, Is.EqualTo(lines[0].Id));
        Assert.That((await Body(answer))["operationId"]!.GetValue<Guid>(), Is.EqualTo(lines[0].OperationId));
        Assert.That(
            await Service.Database(db =>
                db.Journal.AnyAsync(entry => entry.MessageId == lines[0].Id && entry.Actor == "key:operator-program")
            ),
            "the saga's journal has the command under the id of the request"
        );
    }

    [TestCase("operator", "cancel", "because", ActionOutcome.Refused)]
    [TestCase("operator", "approve", "because", ActionOutcome.Refused)]
    [TestCase("operator", "retry", "", ActionOutcome.Invalid)]
    [TestCase("operator", "retry", "two\nlines", ActionOutcome.Invalid)]
    [TestCase("viewer", "retry", "because", ActionOutcome.Forbidden)]
    public async Task What_is_refused_is_written_down_too(string role, string action, string reason, ActionOutcome outcome)
    {
        var id = await NeedingIntervention();
        using var http = Service.Client(role);
        using var answer = await Act(http, id, action, reason);
        Assert.That(answer.IsSuccessStatusCode, Is.False);
        Assert.That((await Audit(id)).Select(line => line.Outcome), Is.EqualTo(new[] { ActionOutcome.Requested, outcome }));
    }

    [Test]
    public async Task A_saga_that_is_not_there_is_written_down_as_asked()
    {
        var id = $"missing-{Guid.NewGuid():N}";
        using var http = Service.Client("operator");
        using var answer = await Act(http, id, "cancel");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(
            (await Audit(id)).Select(line => (line.Outcome, line.SagaId)),
            Is.EqualTo(new[] { (ActionOutcome.Requested, (Guid?)null), (ActionOutcome.NotFound, null) })
        );
    }

    [TestCase("%01%0A%0D")]
    [TestCase("%F0%9F%92%A5")]
    public async Task A_strange_name_is_only_a_name(string id)
    {
        using var http = Service.Client("operator");
        using var read = await http.GetAsync($"/ops/sagas/{id}");
        using var answer = await Act(http, id, "retry");
        Assert.That((read.StatusCode, answer.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task In_Development_the_audit_says_that_nobody_was_signed_in()
    {
        await using var service = new Service("Development").Start();
        using var http = service.Client();
        using var answer = await Act(http, "unknown", "retry");
        Assert.That(
            (await Audit("unknown", service)).Select(line => (line.Actor, line.Roles)),
            Is.All.EqualTo(("developer (not signed in)", "Admin"))
        );
    }

    [Test]
    public async Task Many_sagas_have_an_outcome_each()
    {
        var (first, second, missing) = (await NeedingIntervention(), await NeedingIntervention(), $"missing-{Guid.NewGuid():N}");
        using var http = Service.Client("operator");
        using var resolved = await Act(http, second, "resolve", "counted by hand");
        await Until(Service, second, SagaStatus.Compensated);

        using var answer = await http.PostAsJsonAsync(
            "/ops/operations",
            new
            {
                action = "retry",
                sagaIds = new[] { first, second, missing, first, SagaId.Of("Order", first).ToString() },
                reason = "all at once",
            }
        );
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await answer.Content.ReadAsStringAsync());
        var operation = await Body(answer);
        var outcomes = operation["items"]!.AsArray().Select(item => ((string)item!["asked"]!, (string)item["outcome"]!));
        Assert.That(outcomes, Is.EqualTo(new[] { (first, "Accepted"), (second, "Refused"), (missing, "NotFound") }), "each saga once");

        var read = await Get(http, answer.Headers.Location!.ToString());
        Assert.That(
            read["items"]!.AsArray().Select(item => (string)item!["outcome"]!),
            Is.EqualTo(new[] { "Accepted", "Refused", "NotFound" })
        );
        var listed = (await Get(http, $"/ops/operations?saga={first}&action=retry"))["items"]!.AsArray().Single()!;
        Assert.That(
            ((int)listed["sagas"]!, (int)listed["outcomes"]!["Refused"]!, (string?)listed["reason"]),
            Is.EqualTo((3, 1, "all at once"))
        );
    }

    [Test]
    public async Task Only_an_admin_sees_what_others_did()
    {
        var id = await NeedingIntervention();
        using var oper = Service.Client("operator");
        using var acted = await Act(oper, id, "retry");
        using var viewer = Service.Client("viewer");
        using var admin = Service.Client("admin");
        Assert.That((await Get(oper, $"/ops/operations?saga={id}"))["items"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((await Get(viewer, $"/ops/operations?saga={id}"))["items"]!.AsArray(), Is.Empty);
        Assert.That((await Get(admin, $"/ops/operations?saga={id}&actor=key:operator-program"))["items"]!.AsArray(), Has.Count.EqualTo(1));
        using var one = await viewer.GetAsync($"/ops/operations/{(await Body(acted))["operationId"]}");
        Assert.That(one.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task What_is_written_down_cannot_be_changed()
    {
        var id = await NeedingIntervention();
        using var http = Service.Client("operator");
        using var acted = await Act(http, id, "retry");
        Assert.That(
            () =>
                Service.Database(async db =>
                {
                    db.Entry((await db.Operations.FirstAsync(line => line.Asked == id))).Property(line => line.Actor).CurrentValue =
                        "somebody else";
                    return await db.SaveChangesAsync();
                }),
            Throws.InvalidOperationException.With.Message.Contains("only ever added to")
        );
        Assert.That(
            () =>
                Service.Database(async db =>
                {
                    db.Remove(await db.Operations.FirstAsync(line => line.Asked == id));
                    return await db.SaveChangesAsync();
                }),
            Throws.InvalidOperationException
        );
        Assert.That(
            () =>
                Service.Database(db =>
                    db.Operations.Where(line => line.Asked == id)
                        .ExecuteUpdateAsync(set => set.SetProperty(line => line.Actor, "somebody else"))
                ),
            Throws.InstanceOf<DbException>().With.Message.Contains("only ever added to"),
            "the database refuses, too"
        );
        Assert.That(() => Service.Database(db => db.Operations.ExecuteDeleteAsync()), Throws.InstanceOf<DbException>());
    }
}
