using Microsoft.Playwright;

namespace Console.Tests.Endpoints;

public sealed class When_endpoints_are_looked_at : Screen
{
    [Test]
    public async Task Queues_and_services_are_there_and_a_queue_without_consumers()
    {
        await Go("/endpoints");
        await Assertions.Expect(Page.Locator("#queue-payments")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("#queues thead")).ToContainTextAsync("Unacked");
        await Assertions.Expect(Page.Locator("#service-Payments")).ToContainTextAsync("ready");
        RunningConsole.Run("stop", "shipping");
        try
        {
            await Until("the queue without consumers is shown", async () =>
            {
                await Page.ReloadAsync();
                return (await Page.InnerTextAsync("#queue-shipping")).Contains("no consumers", StringComparison.Ordinal);
            });
            await Assertions.Expect(Page.Locator("#service-Shipping")).ToContainTextAsync("not ready");
            await Started("order");
            await Until("the age of the oldest message is shown", async () =>
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
}
