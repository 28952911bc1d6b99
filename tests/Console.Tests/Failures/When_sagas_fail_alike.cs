using Microsoft.Playwright;

namespace Console.Tests.Failures;

public sealed class When_sagas_fail_alike : Screen
{
    [TearDown]
    public Task BackToNormal() => RunningConsole.Normal();

    [Test]
    public async Task They_are_grouped_by_step_and_exception()
    {
        await Made("deposit-fails");
        await Shows("Compensated");
        await Go("/failures");
        await Assertions.Expect(Page.Locator(".failure:has-text('Deposit'):has-text('InvalidOperationException')"))
            .ToContainTextAsync("ended");
    }

    [Test]
    public async Task A_group_is_retried_together()
    {
        await Made("refund-fails-too");
        await Shows("Needs intervention");
        var simulation = new Uri(RunningConsole.Address(8085), "/simulation").ToString();
        await Page.APIRequest.PutAsync(simulation, new() { DataObject = new { mode = "Online" } });
        await Go("/failures");
        await Assertions.Expect(Page.Locator(".failure:has-text('Refund') .status.bad")).ToContainTextAsync("attention");
        await Page.ClickAsync(".failure:has-text('Refund') button:has-text('Retry sagas that need attention')");
        await Assertions.Expect(Page.Locator("input[value=retry]")).ToBeCheckedAsync();
        await Page.FillAsync("#reason", "Banking is repaired");
        await Page.ClickAsync("button.main");
        await Assertions.Expect(Page.Locator("#items .status.good").First).ToBeVisibleAsync();
    }
}
