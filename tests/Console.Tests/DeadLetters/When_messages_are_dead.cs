using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Console.Tests.DeadLetters;

/// <summary>Messages that could not be handled are shown, sent back and discarded.</summary>
public sealed class When_messages_are_dead : Screen
{
    [SetUp]
    public Task NothingIsDead() => Poison.Discard();

    [TearDown]
    public async Task BackToNormal()
    {
        await Poison.Discard();
        await RunningConsole.Normal();
    }

    [Test]
    public async Task One_is_looked_at_and_sent_back()
    {
        await Poison.Charge("seen-1");
        await Go("/dead-letters");
        await Assertions.Expect(Page.Locator(".failure")).ToContainTextAsync("offline (simulated");
        await Until("they are counted beside the name of the screen", async () =>
        {
            await Page.ReloadAsync();
            return await Page.Locator("#dead-count").CountAsync() > 0;
        });
        await Assertions.Expect(Page.Locator("#dead-count")).ToHaveTextAsync("1");
        await Page.ClickAsync(".failure .title a:has-text('ChargePayment')");
        await Assertions.Expect(Page.Locator("#message")).ToContainTextAsync("payments_error, from payments");
        await Assertions.Expect(Page.Locator("pre").First).ToContainTextAsync("\"orderId\": \"seen-1\"");

        await RunningConsole.Normal();
        await Page.ClickAsync("#action-resend a");
        await Assertions.Expect(Page.Locator("#preview"))
            .ToContainTextAsync("Sends ChargePayment from payments_error back to payments, byte for byte");
        await Reason("Payments is online again");
        await Assertions.Expect(Page.Locator("#items .sum")).ToContainTextAsync("1 × sent back");
        var payment = new Uri(RunningConsole.Address(8083), "/payments/seen-1").ToString();
        await Until("it is handled", async () => (await Page.APIRequest.GetAsync(payment)).Status == 200);
        await Page.ClickAsync("#items a");
        await Assertions.Expect(Page.Locator("#message")).ToContainTextAsync("sent back");
        await Assertions.Expect(Page.Locator("#why-resend")).ToContainTextAsync("it is no longer in payments_error");
        await Go("/dead-letters");
        await Assertions.Expect(Page.Locator("#dead-letters")).ToContainTextAsync("Every message was handled");
    }

    [Test]
    public async Task All_of_one_cause_are_sent_back_and_the_page_follows()
    {
        for (var i = 0; i < 3; i++)
            await Poison.Charge($"seen-all-{i}");
        await Poison.Garbage();
        await Go("/dead-letters");
        await Assertions.Expect(Page.Locator(".failure:has-text('3 messages')")).ToContainTextAsync("seen-all-2");
        await RunningConsole.Normal();
        await Page.ClickAsync(".failure:has-text('3 messages') a:has-text('Send all back')");
        await Assertions.Expect(Page.Locator("#preview")).ToContainTextAsync("Only messages that were there at");
        await Page.EvaluateAsync("document.getElementById('reason').required = false");
        await Page.ClickAsync("button.main");
        await Assertions.Expect(Page.Locator("[role=alert]")).ToContainTextAsync("Say why");
        await Reason("Payments is online again");
        await Assertions.Expect(Page.Locator("#items .sum")).ToContainTextAsync("3 × sent back");
        await Go("/dead-letters");
        await Assertions.Expect(Page.Locator(".failure")).ToHaveCountAsync(1);
        await Assertions.Expect(Page.Locator(".failure")).ToContainTextAsync("JsonReaderException");

        await Poison.Garbage();
        await Assertions.Expect(Page.Locator(".failure")).ToContainTextAsync("2 messages", new() { Timeout = 60_000 });
        await Page.ClickAsync(".failure a:has-text('Discard')");
        await Assertions.Expect(Page.Locator("#preview")).ToContainTextAsync("for good");
        await Reason("nobody needs it");
        await Assertions.Expect(Page.Locator("#items .sum")).ToContainTextAsync("2 × discarded");
        await Go("/operations");
        await Assertions.Expect(Page.Locator("[data-row]").First).ToContainTextAsync("Discard message");
    }

    [Test]
    public async Task A_saga_shows_which_of_its_messages_could_not_be_handled()
    {
        var saga = await Made("order");
        await Shows("Completed");
        var found = await (await Page.APIRequest.GetAsync($"/ops/sagas/{saga}")).JsonAsync();
        var id = found!.Value.GetProperty("saga").GetProperty("sagaId").GetGuid();
        await Poison.Unreadable(id);
        await Assertions.Expect(Page.Locator("#dead"))
            .ToContainTextAsync("InventoryReserved is in order-saga_error", new() { Timeout = 60_000 });
        await Page.ClickAsync("#dead a");
        await Assertions.Expect(Page.Locator("#message a[href^='/sagas/']")).ToContainTextAsync(saga);
        await Go("/endpoints");
        await Assertions.Expect(Page.Locator("#service-OrdersSaga")).ToContainTextAsync("1 message in order-saga_error");
    }

    [Test]
    public async Task A_viewer_sees_them_and_can_do_nothing()
    {
        await Poison.Garbage();
        await SignIn();
        await Go("/dead-letters");
        await Assertions.Expect(Page.Locator(".failure .do")).ToContainTextAsync("requires the operator role");
        await Page.ClickAsync(".failure .title a");
        await Assertions.Expect(Page.Locator("#action-resend button")).ToBeDisabledAsync();
        await Assertions.Expect(Page.Locator("#message ~ section").First).ToContainTextAsync("only an admin sees it");
        var path = new Uri(Page.Url).AbsolutePath;
        Assert.That(await Forced($"{path}/discard"), Is.EqualTo(403), "a form that the page does not offer");
        await Go("/operations");
        await Assertions.Expect(Page.Locator("[data-row]").First).ToContainTextAsync("not allowed");
    }

    async Task Reason(string why)
    {
        await Page.FillAsync("#reason", why);
        await Page.ClickAsync("button.main");
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex("/operations/"));
        await Live();
    }
}
