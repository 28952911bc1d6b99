using Microsoft.Playwright;

namespace Console.Tests.Lab;

public sealed class When_faults_are_injected : Screen
{
    [TearDown]
    public Task BackToNormal() => RunningConsole.Normal();

    [Test]
    public async Task The_lab_switches_them_and_sets_stock()
    {
        await Go("/lab");
        await Page.SelectOptionAsync("#switch-Payments select", "Offline");
        await Page.ClickAsync("#switch-Payments button");
        await Assertions.Expect(Page.Locator("#switch-Payments")).ToContainTextAsync("faults on");
        await Page.ClickAsync("#all-online");
        await Assertions.Expect(Page.Locator("#switch-Payments")).ToContainTextAsync("normal");
        await Page.FillAsync("#supply-Inventory-KEYBOARD-001 input[name=value]", "7");
        await Page.ClickAsync("#supply-Inventory-KEYBOARD-001 button");
        await Assertions.Expect(Page.Locator("#supply-Inventory-KEYBOARD-001 td").Nth(1)).ToHaveTextAsync("7");
    }
}
