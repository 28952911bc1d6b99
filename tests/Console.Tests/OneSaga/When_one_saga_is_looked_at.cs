using Microsoft.Playwright;

namespace Console.Tests.OneSaga;

public sealed class When_one_saga_is_looked_at : Screen
{
    [TearDown]
    public Task BackToNormal() => RunningConsole.Normal();

    [Test]
    public async Task Its_path_ledger_timeline_and_events_are_there_and_follow_it_live()
    {
        await Made("slow");
        await Assertions.Expect(Page.Locator("#sentence")).ToContainTextAsync("waiting for CreateShipment");
        await Assertions.Expect(Page.Locator("#pending")).ToContainTextAsync("reply to CreateShipment, attempt 1");
        await Assertions.Expect(Page.Locator(".box.current .name")).ToHaveTextAsync("CreateShipment");
        await Page.ClickAsync("#events .event:first-child summary:has-text('message body')");
        await Shows("Completed");
        await Assertions.Expect(Page.Locator(".box.current .name")).ToHaveTextAsync("Completed");
        await Assertions.Expect(Page.Locator("#ledger")).ToContainTextAsync("kept");
        await Assertions.Expect(Page.Locator("#timeline .lane .step"))
            .ToContainTextAsync(["ReserveInventory", "ChargePayment", "CreateShipment", "SendConfirmation"]);
        var opened = Page.Locator("#events .event:first-child details[open]");
        Assert.That(await opened.CountAsync(), Is.EqualTo(1), "what was opened stays open");
    }

    [Test]
    public async Task A_failure_shows_its_message_and_stack_trace_and_the_time_of_the_next_attempt_ticks()
    {
        await Made("payments-down");
        await Shows("Retrying");
        await Assertions.Expect(Page.Locator("#sentence")).ToContainTextAsync("retrying ChargePayment");
        await Page.ClickAsync("#events summary.why >> nth=0");
        await Assertions.Expect(Page.Locator("#events details[open] pre").First).ToContainTextAsync("at ");
        var before = await Page.InnerTextAsync("#facts time");
        await Until("the time ticks", async () => await Page.InnerTextAsync("#facts time") != before);
    }

    [Test]
    public async Task A_compensated_order_shows_its_compensations_and_that_they_are_confirmed()
    {
        await Made("declined");
        await Shows("Compensated");
        await Assertions.Expect(Page.Locator(".box.visited.compensation .name")).ToHaveTextAsync("ReleaseInventory");
        await Assertions.Expect(Page.Locator("#ledger tr:has-text('ReserveInventory')")).ToContainTextAsync("confirmed");
        await Page.ClickAsync("#ledger a:has-text('ReleaseInventory sent')");
        Assert.That(await Page.Locator(".event:target").CountAsync(), Is.EqualTo(1), "the evidence is an event of this page");
    }

    [Test]
    public async Task Parent_and_child_lead_to_each_other()
    {
        var name = await Made("by-transfer");
        await Shows("Completed");
        await Page.ClickAsync($"#facts a:has-text('Transfer {name}:payment')");
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync($"{name}:payment");
        await Assertions.Expect(Page.Locator("#facts")).ToContainTextAsync($"Order {name}");
    }

    [Test]
    public async Task Runs_of_a_standing_transfer_lead_to_each_other()
    {
        var name = await Started("standing");
        await Go($"/sagas?kind=StandingTransfer&q={name}");
        await Assertions.Expect(Page.Locator("[data-open]").Nth(1)).ToBeVisibleAsync();
        await Page.Locator("[data-open]").Last.ClickAsync();
        await Live();
        await Page.ClickAsync("#facts div:has-text('next run') a");
        await Assertions.Expect(Page.Locator("#facts")).ToContainTextAsync("previous run");
    }

    [TestCase("saga.json", "\"events\"")]
    [TestCase("saga.http", "POST {{saga}}/cancel")]
    [TestCase("saga.cs", "SagaReplay.Of<OrderStateMachine, OrderState>(History)")]
    public async Task It_can_be_copied(string export, string expected)
    {
        await Made("order");
        await Page.ClickAsync($"button[data-copy-from$='{export}']");
        await Assertions.Expect(Page.Locator($"button[data-copy-from$='{export}']")).ToHaveTextAsync("copied");
        Assert.That(await Page.EvaluateAsync<string>("navigator.clipboard.readText()"), Does.Contain(expected));
    }

    [Test]
    public async Task An_unknown_one_is_not_found()
    {
        var answer = await Page.GotoAsync("/sagas/never-seen");
        Assert.That(answer!.Status, Is.EqualTo(404));
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("No saga has the id or business id 'never-seen'");
    }
}
