using Microsoft.Playwright;

namespace Console.Tests.Browser;

public sealed class When_many_sagas_are_looked_at : Screen
{
    [TearDown]
    public Task BackToNormal() => RunningConsole.Normal();

    [Test]
    public async Task Failures_are_grouped_by_step_and_exception()
    {
        await Made("deposit-fails");
        await Shows("Compensated");
        await Go("/failures");
        await Assertions.Expect(Page.Locator(".failure:has-text('Deposit'):has-text('InvalidOperationException')")).ToContainTextAsync("ended");
    }

    [Test]
    public async Task The_machine_shows_where_sagas_are_and_leads_to_them()
    {
        var name = await Made("later");
        await Go("/machine?kind=Transfer");
        await Assertions.Expect(Page.Locator("#machine .box:has-text('Scheduled') .note")).ToContainTextAsync("now");
        await Page.ClickAsync("#state-Scheduled a");
        await Assertions.Expect(Page.Locator($"[data-open]:has-text('{name}')")).ToHaveCountAsync(1);
    }

    [Test]
    public async Task Endpoints_show_queues_services_and_what_nobody_consumes()
    {
        await Go("/endpoints");
        await Assertions.Expect(Page.Locator("#queue-payments")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("#service-Payments")).ToContainTextAsync("ready");
        RunningConsole.Run("stop", "shipping");
        try
        {
            await Until("the queue without a consumer is told of", async () =>
            {
                await Page.ReloadAsync();
                return (await Page.InnerTextAsync("#queue-shipping")).Contains("nobody consumes this", StringComparison.Ordinal);
            });
            await Assertions.Expect(Page.Locator("#service-Shipping")).ToContainTextAsync("not ready");
            await Started("order");
            await Until("the age of the oldest message is told", async () =>
            {
                await Page.GotoAsync("/endpoints");
                return await Page.Locator("#queue-shipping time").CountAsync() > 0;
            });
        }
        finally
        {
            RunningConsole.Run("start", "shipping");
        }
    }

    [Test]
    public async Task The_lab_switches_faults_and_sets_stock()
    {
        await Go("/lab");
        await Page.SelectOptionAsync("#switch-Payments select", "Offline");
        await Page.ClickAsync("#switch-Payments button");
        await Assertions.Expect(Page.Locator("#switch-Payments")).ToContainTextAsync("disturbed");
        await Page.ClickAsync("#all-online");
        await Assertions.Expect(Page.Locator("#switch-Payments")).ToContainTextAsync("normal");
        await Page.FillAsync("#supply-Inventory-KEYBOARD-001 input[name=value]", "7");
        await Page.ClickAsync("#supply-Inventory-KEYBOARD-001 button");
        await Assertions.Expect(Page.Locator("#supply-Inventory-KEYBOARD-001 td").Nth(1)).ToHaveTextAsync("7");
    }
}
