using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Console.Tests;

/// <summary>
/// Every screen, light and dark and on a phone: no serious accessibility violation, and nothing wider than the window. It takes a
/// picture of each, with SAGAS_APPROVE=1 into docs/console.
/// </summary>
public sealed class Looks_of_every_screen : Screen
{
    /// <summary>Names and times differ from run to run, so the kept pictures are replaced only on demand.</summary>
    static readonly string Pictures = Path.Combine(RunScript.Root, Approved.Anew ? "docs" : "artifacts", "console");

    static string? retrying, intervention, waiting, compensated;

    static IEnumerable<string> Screens =>
    [
        "sagas", "saga", "saga-needs-intervention", "saga-compensated", "failures", "operations", "operation", "dead-letters",
        "dead-letter", "dead-letters-all", "send-back", "machine", "endpoints", "reconciliation", "lab", "action", "bulk",
        "sign-in", "missing",
    ];

    [OneTimeSetUp]
    public void Folder() => Directory.CreateDirectory(Pictures);

    [OneTimeTearDown]
    public async Task BackToNormal()
    {
        await Poison.Discard();
        await RunningConsole.Normal();
    }

    [Test]
    public async Task It_is_readable([ValueSource(nameof(Screens))] string screen, [Values("light", "dark", "phone")] string look)
    {
        await Prepare();
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions
        {
            ColorScheme = look == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        await Page.SetViewportSizeAsync(look == "phone" ? 400 : 1280, 900);
        await Show(screen);
        var wide = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        await Page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(Pictures, $"{screen}-{look}.png"),
            FullPage = screen == "saga" || screen.StartsWith("saga-", StringComparison.Ordinal),
        });
        var found = await Page.RunAxe();
        Assert.Multiple(() =>
        {
            Assert.That(wide, Is.LessThanOrEqualTo(0), "nothing is wider than the window");
            var serious = found.Violations.Where(violation => violation.Impact is "serious" or "critical");
            Assert.That(serious.Select(Text), Is.Empty);
        });
    }

    static string Text(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help} ({string.Join("; ", violation.Nodes.Take(3).Select(node => node.Html))})";

    async Task Show(string screen)
    {
        switch (screen)
        {
            case "sagas": await Go("/sagas"); break;
            case "saga": await Go($"/sagas/{retrying}"); break;
            case "saga-needs-intervention": await Go($"/sagas/{intervention}"); break;
            case "saga-compensated": await Go($"/sagas/{compensated}"); break;
            case "operation":
                await Go("/operations");
                await Page.ClickAsync("[data-open] >> nth=0");
                await Live();
                break;
            case "action":
                await Go($"/sagas/{waiting}");
                await Page.ClickAsync("#action-cancel a");
                break;
            case "bulk":
                await Go("/sagas");
                await Page.CheckAsync("[data-row] input[type=checkbox] >> nth=0");
                await Page.CheckAsync("[data-row] input[type=checkbox] >> nth=1");
                await Page.ClickAsync("button:has-text('Act on selected')");
                break;
            case "dead-letter":
                await Go("/dead-letters");
                await Page.ClickAsync(".failure .title a:has-text('ChargePayment') >> nth=0");
                await Live();
                break;
            case "dead-letters-all": await Go("/dead-letters?show=all"); break;
            case "send-back":
                await Go("/dead-letters");
                await Page.ClickAsync("a:has-text('Send all back')");
                break;
            case "reconciliation":
                await Go("/reconciliation");
                await Page.ClickAsync("#reconcile");
                await Live();
                break;
            case "sign-in": await Page.GotoAsync("/sign-in"); break;
            case "missing": await Page.GotoAsync("/sagas/never-seen"); break;
            default: await Go($"/{screen}"); break;
        }
    }

    /// <summary>Something of everything, once for all pictures.</summary>
    async Task Prepare()
    {
        if (retrying is not null)
            return;
        await RunningConsole.Normal();
        foreach (var scenario in new[] { "order", "declined", "out-of-stock", "by-transfer", "unknown-target", "no-funds" })
            await Started(scenario);
        compensated = await Made("shipping-fails");
        await Shows("Compensated");
        await RunningConsole.Normal();
        intervention = await Made("refund-fails-too");
        await Shows("Needs intervention");
        waiting = await Made("large");
        var cancelled = await Made("later");
        await Page.ClickAsync("#action-cancel a");
        await Page.FillAsync("#reason", "ordered twice");
        await Page.ClickAsync("button.main");
        await Page.WaitForURLAsync("**/sagas/*?op=*");
        Assert.That(cancelled, Is.Not.EqualTo(waiting));
        var down = await Made("payments-down");
        await Shows("Retrying");
        for (var i = 1; i <= 3; i++)
            await Poison.Charge($"ORDER-2026-{i}");
        await Poison.Garbage();
        retrying = down;
    }
}
