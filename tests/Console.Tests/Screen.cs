using Microsoft.Playwright;

namespace Console.Tests;

/// <summary>
/// A test of what an operator sees and does. On every screen, no request leaves the origin, no script fails, and nothing breaks the
/// content security policy.
/// </summary>
public abstract class Screen
{
    readonly List<string> wrong = [];
    IBrowserContext? context;

    protected IPage Page { get; private set; } = null!;

    [OneTimeSetUp]
    public static Task SystemIsStarted() => RunningConsole.Started();

    [SetUp]
    public async Task Open()
    {
        wrong.Clear();
        var browser = await RunningConsole.Browser();
        context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = RunningConsole.Console.ToString(),
            ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
        });
        context.SetDefaultTimeout(30_000);
        await context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        Page = await context.NewPageAsync();
        Page.Request += (_, request) => Note(IsElsewhere(request.Url), $"asked for {request.Url}");
        Page.PageError += (_, error) => Note(true, $"script failed: {error}");
        Page.Console += (_, message) => Note(IsError(message), $"the browser complains: {message.Text}");
    }

    [TearDown]
    public async Task Close()
    {
        if (context is not null)
            await context.CloseAsync();
        Assert.That(wrong, Is.Empty, "what must not happen on any screen");
    }

    static bool IsElsewhere(string url) => !url.StartsWith(RunningConsole.Console.ToString(), StringComparison.Ordinal);

    static bool IsError(IConsoleMessage message) =>
        message.Type == "error" && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal);

    void Note(bool isWrong, string what)
    {
        if (isWrong)
            wrong.Add(what);
    }

    /// <summary>Opens a screen, and waits until it is live.</summary>
    protected async Task Go(string path)
    {
        var answer = await Page.GotoAsync(path);
        Assert.That(answer!.Status, Is.EqualTo(200), path);
        await Live();
    }

    protected Task Live() => Page.WaitForSelectorAsync("body[data-live=connected]");

    /// <summary>Presses a button of the lab, and opens the saga that it made.</summary>
    protected async Task<string> Made(string scenario)
    {
        var name = await Started(scenario);
        await Exists(name);
        await Go($"/sagas/{name}");
        return name;
    }

    protected async Task<string> Started(string scenario)
    {
        await Go("/lab");
        await Page.ClickAsync($"#run-{scenario}");
        return await Page.InnerTextAsync("#made a");
    }

    protected async Task Exists(string saga)
    {
        await Until($"saga {saga} exists", async () => (await Page.APIRequest.GetAsync($"/sagas/{saga}")).Status == 200);
    }

    /// <summary>The status that the page shows, once it is this one.</summary>
    protected Task Shows(string status) =>
        Assertions.Expect(Page.Locator("#sentence .status")).ToContainTextAsync(status, new() { Timeout = 60_000 });

    protected static Task Until(string what, Func<Task<bool>> condition) => Patience.Until(condition, () => what);

    /// <summary>As a viewer.</summary>
    protected async Task SignIn()
    {
        await Page.GotoAsync("/sign-in");
        await Page.FillAsync("input[name=name]", RunningConsole.Viewer);
        await Page.FillAsync("input[name=password]", RunningConsole.Password);
        await Page.ClickAsync("button[type=submit]");
        await Page.WaitForURLAsync("**/sagas");
    }

    /// <summary>Posts as a script of this site could, with the session's own token.</summary>
    protected Task<int> Forced(string path) => Page.EvaluateAsync<int>("""
        async path => {
            const session = await (await fetch('/ops/session')).json();
            const headers = { [session.antiforgeryHeader]: session.antiforgeryToken };
            const body = new URLSearchParams({ reason: 'let me' });
            return (await fetch(path, { method: 'POST', headers, body })).status;
        }
        """, path);
}
