using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Console.Tests.Actions;

public sealed class When_an_operator_acts : Screen
{
    [TearDown]
    public Task BackToNormal() => RunningConsole.Normal();

    [Test]
    public async Task Cancelling_asks_for_a_reason_shows_what_it_sends_and_tells_the_outcome()
    {
        await Made("later");
        await Act("cancel", "Nothing is sent", "not wanted any more");
        await Assertions.Expect(Page.Locator("#outcome")).ToContainTextAsync("Cancel and compensate: accepted by the saga");
        await Shows("Cancelled");
        await Assertions.Expect(Page.Locator("#events")).ToContainTextAsync("not wanted any more");
    }

    [Test]
    public async Task A_timer_is_fired_now()
    {
        await Made("later");
        await Act("fire-timer", "goes on at once", "the customer waits");
        await Shows("Completed");
    }

    [Test]
    public async Task A_retry_is_not_waited_for()
    {
        await Made("payments-down");
        // The pause before the last attempt is the longest.
        await Assertions.Expect(Page.Locator("#sentence")).ToContainTextAsync("attempt 4 of 5 failed, next in", new() { Timeout = 60_000 });
        await Online(8083);
        await Act("fire-timer", "Sends ChargePayment now: attempt 5", "Payments is back");
        await Shows("Completed");
        await Assertions.Expect(Page.Locator("#events")).ToContainTextAsync("Payments is back");
    }

    [TestCase("approve", "Approve", "Completed")]
    [TestCase("reject", "Reject", "Failed")]
    public async Task A_large_order_waits_for_approval(string action, string label, string end)
    {
        await Made("large");
        await Shows("Waiting");
        await Assertions.Expect(Page.Locator("#sentence")).ToContainTextAsync("waiting in Approval");
        await Assertions.Expect(Page.Locator($"#action-{action} a")).ToHaveTextAsync(label);
        await Act(action, label, "I know this customer");
        await Shows(end);
    }

    [Test]
    public async Task What_needs_intervention_is_retried()
    {
        await Made("refund-fails-too");
        await Shows("Needs intervention");
        await Assertions.Expect(Page.Locator("#action-cancel button")).ToBeDisabledAsync();
        await Assertions.Expect(Page.Locator("#why-cancel")).ToContainTextAsync("it is being compensated already");
        await Online(8085);
        await Act("retry", "Sends Refund again", "Banking is repaired");
        await Shows("Compensated");
    }

    [Test]
    public async Task What_needs_intervention_is_resolved_by_hand()
    {
        await Made("refund-fails-too");
        await Shows("Needs intervention");
        await Act("resolve", "Takes Refund as done by hand", "paid back in cash");
        await Shows("Compensated");
        await Assertions.Expect(Page.Locator("#ledger")).ToContainTextAsync("resolved by hand");
    }

    [Test]
    public async Task A_button_that_cannot_act_says_why()
    {
        await Made("order");
        await Shows("Completed");
        await Assertions.Expect(Page.Locator("#actions button:disabled")).ToHaveCountAsync(6);
        await Assertions.Expect(Page.Locator("#why-cancel")).ToHaveTextAsync("it is Completed.");
    }

    [Test]
    public async Task A_missing_reason_is_asked_for_again()
    {
        await Made("later");
        await Page.ClickAsync("#action-cancel a");
        await Page.EvaluateAsync("document.getElementById('reason').required = false");
        await Page.ClickAsync("button.main");
        await Assertions.Expect(Page.Locator("[role=alert]")).ToContainTextAsync("Say why");
        await HasTitle("Cancel and compensate");
    }

    [Test]
    public async Task Many_are_acted_on_as_they_were_selected_with_an_outcome_each()
    {
        var names = new[] { await Started("later"), await Started("later"), await Started("transfer") };
        foreach (var name in names)
            await Exists(name);
        await Go("/sagas");
        foreach (var name in names)
            await Page.CheckAsync($"tr:has-text('{name}') input[type=checkbox]");
        await Assertions.Expect(Page.Locator("#chosen")).ToHaveTextAsync("3 selected");
        await Page.ClickAsync("button:has-text('Act on selected')");
        await Assertions.Expect(Page.Locator("label:has(input[value=cancel])")).ToContainTextAsync("possible for 2 of 3");
        await Page.CheckAsync("input[value=cancel]");
        await Page.FillAsync("#reason", "the whole batch is wrong");
        await Page.ClickAsync("button.main");
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex("/operations/"));
        await Assertions.Expect(Page.Locator("#items .sum")).ToContainTextAsync("2 × accepted by the saga");
        await Assertions.Expect(Page.Locator("#items .sum")).ToContainTextAsync("1 × refused by the saga");
        await Go("/operations");
        await Assertions.Expect(Page.Locator("[data-row]").First).ToContainTextAsync("the whole batch is wrong");
    }

    async Task Online(int port)
    {
        var simulation = new Uri(RunningConsole.Address(port), "/simulation").ToString();
        await Page.APIRequest.PutAsync(simulation, new() { DataObject = new { mode = "Online" } });
    }

    async Task Act(string action, string preview, string reason)
    {
        await Page.ClickAsync($"#action-{action} a");
        await Assertions.Expect(Page.Locator("#preview")).ToContainTextAsync(preview);
        await Page.FillAsync("#reason", reason);
        await Page.ClickAsync("button.main");
        await Page.WaitForURLAsync("**/sagas/*?op=*");
        await Live();
    }

    Task HasTitle(string title) => Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync(title);
}
