using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Console.Tests.SagaList;

public sealed class When_sagas_are_listed : Screen
{
    [Test]
    public async Task Filters_and_search_live_in_the_address_and_back_brings_them_back()
    {
        var name = await Made("order");
        await Shows("Completed");
        await Go("/sagas");
        await Page.ClickAsync("#pills a:has-text('Completed')");
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex("view=completed"));
        await Page.FillAsync("#search", name);
        await Page.PressAsync("#search", "Enter");
        await Assertions.Expect(Page.Locator("[data-row]")).ToHaveCountAsync(1);
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex($"view=completed&q={name}"));
        await Page.ReloadAsync();
        await Assertions.Expect(Page.Locator("#search")).ToHaveValueAsync(name);
        await Page.ClickAsync("[data-open]");
        await Page.GoBackAsync();
        await Assertions.Expect(Page.Locator("#search")).ToHaveValueAsync(name);
        await Assertions.Expect(Page.Locator("#pills a[aria-current]")).ToContainTextAsync("Completed");
    }

    [TestCase("lab@example.com")]
    [TestCase("LAPTOP-001")]
    public async Task A_customer_or_product_is_found(string words)
    {
        var name = await Made("order");
        await Go($"/sagas?q={words}");
        await Assertions.Expect(Page.Locator($"[data-open]:has-text('{name}')")).ToHaveCountAsync(1);
    }

    [Test]
    public async Task A_message_id_a_trace_and_a_failure_lead_to_the_saga()
    {
        var name = await Made("payments-down");
        await Shows("Retrying");
        var saga = await Page.APIRequest.GetAsync($"/sagas/{await Page.InnerTextAsync("#facts code")}/saga.json");
        var happened = (await saga.JsonAsync())!.Value.GetProperty("events")[0];
        string[] texts =
            [happened.GetProperty("messageId").GetString()!, happened.GetProperty("traceId").GetString()!, "behind it is offline"];
        foreach (var text in texts)
        {
            await Go($"/sagas?q={text}");
            await Assertions.Expect(Page.Locator($"[data-open]:has-text('{name}')")).ToHaveCountAsync(1);
        }
        await RunningConsole.Normal();
    }

    [Test]
    public async Task A_new_saga_appears_and_focus_text_and_selection_stay()
    {
        await Made("order");
        await Go("/sagas");
        await Page.Locator("[data-row] input[type=checkbox]").First.CheckAsync();
        var selected = await Page.Locator("[data-row] input[type=checkbox]").First.GetAttributeAsync("value");
        await Page.FocusAsync("#search");
        await Page.Keyboard.TypeAsync("half a wor");
        var api = new Uri(RunningConsole.Address(8080), "/transfers");
        var transfer = new { referenceId = $"LIVE-{Guid.NewGuid():N}", sourceAccount = "85-150", targetAccount = "43-812", amount = 1 };
        await Page.APIRequest.PostAsync(api.ToString(), new() { DataObject = transfer });
        await Assertions.Expect(Page.Locator("[data-open]:has-text('LIVE-')").First).ToBeVisibleAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(await Page.EvaluateAsync<string>("document.activeElement.id"), Is.EqualTo("search"), "the focus stays");
            Assert.That(await Page.InputValueAsync("#search"), Is.EqualTo("half a wor"), "what was typed stays");
            Assert.That(await Page.IsCheckedAsync($"#choose-{selected}"), Is.True, "the selection stays");
        });
    }

    [Test]
    public async Task The_keyboard_is_enough()
    {
        await Made("order");
        await Made("transfer");
        await Go("/sagas");
        await Page.Keyboard.PressAsync("j");
        await Page.Keyboard.PressAsync("j");
        await Assertions.Expect(Page.Locator("[data-row]").Nth(1)).ToHaveClassAsync(new Regex("\\bat\\b"));
        await Page.Keyboard.PressAsync("k");
        var first = await Page.Locator("[data-row] [data-open]").First.InnerTextAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync(first);
        await Live();
        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex("/sagas$"));
        await Live();
        await Page.Keyboard.PressAsync("/");
        Assert.That(await Page.EvaluateAsync<string>("document.activeElement.id"), Is.EqualTo("search"));
        await Page.Keyboard.PressAsync("Escape");
        (string, string)[] screens =
        [
            ("f", "failures"), ("o", "operations"), ("d", "dead-letters"), ("m", "machine"), ("e", "endpoints"), ("l", "lab"),
            ("s", "sagas"),
        ];
        foreach (var (key, path) in screens)
        {
            await Until($"g {key} leads to {path}", () => GoByKeys(key, path));
            await Live();
        }
        await Page.Keyboard.PressAsync("?");
        await Assertions.Expect(Page.Locator("#help")).ToBeVisibleAsync();
    }

    /// <summary>The second key counts for a second and a half, which a busy browser may take to hear of it.</summary>
    async Task<bool> GoByKeys(string key, string path)
    {
        if (Page.Url.EndsWith($"/{path}", StringComparison.Ordinal))
            return true;
        await Page.Keyboard.PressAsync("g");
        await Page.Keyboard.PressAsync(key);
        return false;
    }

    [Test]
    public async Task Without_scripts_everything_is_there()
    {
        var name = await Made("order");
        var browser = await RunningConsole.Browser();
        await using var plain = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = RunningConsole.Console.ToString(),
            JavaScriptEnabled = false,
        });
        var page = await plain.NewPageAsync();
        await page.GotoAsync("/sagas");
        await page.ClickAsync($"[data-open]:has-text('{name}')");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(name);
        await Assertions.Expect(page.Locator(".diagram")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("button.js").First).ToBeHiddenAsync();
    }
}
