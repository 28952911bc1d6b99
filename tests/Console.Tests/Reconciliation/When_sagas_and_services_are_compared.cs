using Microsoft.Playwright;
using Npgsql;

namespace Console.Tests.Reconciliation;

public sealed class When_sagas_and_services_are_compared : Screen
{
    [Test]
    public async Task A_difference_is_shown_with_its_evidence_and_leads_to_its_saga()
    {
        await RunningConsole.Normal();
        var order = await Made("order");
        await Shows("Completed");
        await Payments($"""UPDATE payments SET "Status" = 'Refunded' WHERE "OrderId" = '{order}'""");
        try
        {
            await Compare();
            await Assertions.Expect(Page.Locator("#outcome")).ToContainTextAsync("Different");
            var difference = Page.Locator($".difference:has-text('{order}')");
            await Assertions.Expect(difference).ToHaveCountAsync(1);
            await Assertions.Expect(difference).ToContainTextAsync("Completed");
            await Assertions.Expect(difference).ToContainTextAsync("Payments, charge");
            await Assertions.Expect(difference).ToContainTextAsync("Payments says Refunded of " + order);
            await difference.Locator("a").ClickAsync();
            await Assertions.Expect(Page.Locator("h1")).ToContainTextAsync(order);
        }
        finally
        {
            await Payments($"""UPDATE payments SET "Status" = 'Charged' WHERE "OrderId" = '{order}'""");
        }
        await Compare();
        await Assertions.Expect(Page.Locator("#checks")).ToContainTextAsync("charge");
        await Assertions.Expect(Page.Locator($".difference:has-text('{order}')")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_service_that_does_not_answer_is_named()
    {
        RunningConsole.Run("stop", "shipping");
        try
        {
            await Compare();
            await Assertions.Expect(Page.Locator("#outcome")).ToContainTextAsync("Incomplete");
            await Assertions.Expect(Page.Locator(".notice.bad")).ToContainTextAsync("Shipping at http");
        }
        finally
        {
            RunningConsole.Run("start", "shipping");
        }
    }

    [Test]
    public async Task A_viewer_sees_it_and_cannot_run_it()
    {
        await SignIn();
        await Go("/reconciliation");
        await Assertions.Expect(Page.Locator("#reconcile")).ToBeDisabledAsync();
        await Assertions.Expect(Page.Locator(".head")).ToContainTextAsync("requires the operator role");
        Assert.That(await Forced("/reconciliation"), Is.EqualTo(403), "a form that the page does not offer");
    }

    [Test]
    public async Task A_key_leads_there()
    {
        await Go("/sagas");
        await Page.Keyboard.PressAsync("g");
        await Page.Keyboard.PressAsync("r");
        await Assertions.Expect(Page.Locator("h1")).ToContainTextAsync("Reconciliation");
    }

    async Task Compare()
    {
        await Go("/reconciliation");
        await Page.ClickAsync("#reconcile");
        await Live();
    }

    static async Task Payments(string statement)
    {
        await using var payments = new NpgsqlConnection($"{RunningConsole.Postgres};Database=payments;Pooling=false");
        await payments.OpenAsync();
        await using var command = new NpgsqlCommand(statement, payments);
        await command.ExecuteNonQueryAsync();
    }
}
