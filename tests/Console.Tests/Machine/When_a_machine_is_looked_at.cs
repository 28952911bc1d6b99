using Microsoft.Playwright;

namespace Console.Tests.Machine;

public sealed class When_a_machine_is_looked_at : Screen
{
    [Test]
    public async Task It_shows_where_sagas_are_and_leads_to_them()
    {
        var name = await Made("later");
        await Go("/machine?kind=Transfer");
        await Assertions.Expect(Page.Locator("#machine .box:has-text('Scheduled') .note")).ToContainTextAsync("now");
        await Assertions.Expect(Page.Locator("#states thead")).ToContainTextAsync("p50");
        await Page.ClickAsync("#state-Scheduled a");
        await Assertions.Expect(Page.Locator($"[data-open]:has-text('{name}')")).ToHaveCountAsync(1);
    }
}
