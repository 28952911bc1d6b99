using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Sagas.DeadLetters;
using Sagas.Operations;

namespace Access.Tests.Scenarios;

/// <summary>
/// Dead letters: who sees what of them, and what is written down of who tried. (What is moved on a real broker: EndToEnd.Tests.)
/// </summary>
sealed class When_a_message_is_to_be_moved : Scenario
{
    [Test]
    public async Task A_viewer_may_not_and_the_attempt_is_written_down()
    {
        var letter = await Letter();
        using var http = Service.Client("viewer");
        using var one = await http.PostAsJsonAsync($"/ops/dead-letters/{letter.Id}/resend", new { reason = "let me" });
        using var many = await http.PostAsJsonAsync(
            "/ops/dead-letters/discard",
            new
            {
                queue = letter.Queue,
                cause = letter.Cause,
                reason = "let me",
            }
        );
        Assert.That((one.StatusCode, many.StatusCode), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)));
        Assert.That(
            (await Audit(letter.Id.ToString())).Select(line => (line.Action, line.Outcome, line.Actor, line.SagaId, line.BusinessId)),
            Is.EqualTo(
                new[]
                {
                    (SagaAction.ResendMessage, ActionOutcome.Requested, "key:viewer-program", letter.SagaId, "A-1"),
                    (SagaAction.ResendMessage, ActionOutcome.Forbidden, "key:viewer-program", letter.SagaId, "A-1"),
                    (SagaAction.DiscardMessage, ActionOutcome.Requested, "key:viewer-program", letter.SagaId, "A-1"),
                    (SagaAction.DiscardMessage, ActionOutcome.Forbidden, "key:viewer-program", letter.SagaId, "A-1"),
                }
            )
        );
        Assert.That(await Status(letter), Is.EqualTo(DeadLetterStatus.Open));
    }

    [Test]
    public async Task Without_a_broker_nothing_is_moved_and_that_is_said()
    {
        var letter = await Letter();
        using var http = Service.Client("operator");
        using var answer = await http.PostAsJsonAsync($"/ops/dead-letters/{letter.Id}/resend", new { reason = "the cause is mended" });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable), await answer.Content.ReadAsStringAsync());
        Assert.That(
            (await Audit(letter.Id.ToString())).Select(line => line.Outcome),
            Is.EqualTo(new[] { ActionOutcome.Requested, ActionOutcome.NoAnswer })
        );
        Assert.That(await Status(letter), Is.EqualTo(DeadLetterStatus.Open));
    }

    [Test]
    public async Task Personal_data_is_for_admins_and_card_numbers_for_nobody()
    {
        var letter = await Letter();
        using var viewer = Service.Client("viewer");
        using var admin = Service.Client("admin");
        var (seen, all) = (
            await viewer.GetStringAsync($"/ops/dead-letters/{letter.Id}"),
            await admin.GetStringAsync($"/ops/dead-letters/{letter.Id}")
        );
        Assert.That(seen, Does.Contain("A-1").And.Not.Contain("customer@example.com"), "in the message, and where the failure quotes it");
        Assert.That(all, Does.Contain("No mail to customer@example.com."));
        Assert.That(seen + all, Does.Contain("**** 1111").And.Not.Contain("4111"));
    }

    [Test]
    public async Task A_form_of_another_site_moves_nothing()
    {
        var letter = await Letter();
        using var browser = Service.Browser();
        using var signedIn = await browser.SignIn(Credentials.User("operator"));
        using var forged = await browser.Http.PostAsync(
            $"/dead-letters/{letter.Id}/resend",
            new FormUrlEncodedContent(new Dictionary<string, string> { ["reason"] = "because" })
        );
        Assert.That(forged.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest).Or.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await Audit(letter.Id.ToString()), Is.Empty);
    }

    static async Task<DeadLetter> Letter()
    {
        var saga = Guid.NewGuid();
        var body =
            $$$"""
            {"messageType":["urn:message:Contracts.Payments:ChargePayment"],
             "message":{"sagaId":"{{{saga}}}","orderId":"A-1","customerEmail":"customer@example.com","remark":"4111 1111 1111 1111"}}
            """;
        var headers = new Dictionary<string, string>
        {
            ["MT-Fault-ExceptionType"] = "System.Exception",
            ["MT-Fault-Message"] = "No mail to customer@example.com.",
        };
        var row = DeadLetterReading.Row(
            new DeadMessage("payments_error", Guid.NewGuid().ToString(), null, headers, Encoding.UTF8.GetBytes(body)),
            TimeProvider.System.GetUtcNow(),
            1
        );
        return await Service.Database(async db =>
        {
            // One at a time is of this cause.
            await db.DeadLetters.ExecuteDeleteAsync();
            db.DeadLetters.Add(row);
            await db.SaveChangesAsync();
            return row;
        });
    }

    static Task<DeadLetterStatus> Status(DeadLetter letter) =>
        Service.Database(db => db.DeadLetters.Where(row => row.Id == letter.Id).Select(row => row.Status).SingleAsync());
}
