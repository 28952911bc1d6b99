using System.Net.Http.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Playwright;

namespace Console.Tests;

/// <summary>
/// The whole system as a user starts it, on ports and data of its own, and one real Chromium. The first test that needs it starts
/// it; it runs until all tests are done.
/// </summary>
[SetUpFixture]
public sealed class RunningConsole
{
    static IPlaywright? playwright;
    static IBrowser? browser;
    static Task? started;

    internal const string Viewer = "vera", Password = "looks but does not touch";

    /// <summary>Compensations have few attempts, so that a saga soon needs intervention.</summary>
    static readonly RunScript Script = new(Path.Combine(".local", "console-tests"), 7_000,
        ("Steps__DefaultCompensation__MaximumAttempts", "2"),
        ("Steps__Refund__MaximumAttempts", "2"),
        ("Reconciliation__SettleAfter", "00:00:00"),
        ("Access__Users__0__Name", Viewer),
        ("Access__Users__0__PasswordHash", new PasswordHasher<object>().HashPassword(new object(), Password)),
        ("Access__Users__0__Role", "viewer"));

    internal static Uri Address(int port) => Script.Address(port);

    internal static Uri Console { get; } = Address(8081);

    internal static string Postgres { get; } = $"Host=127.0.0.1;Port={Script.Port(15_432)};Username=sagas;Password=sagas";

    /// <summary>One browser for all tests; a new one if it has crashed.</summary>
    internal static async Task<IBrowser> Browser()
    {
        if (browser is not { IsConnected: true })
        {
            browser = await playwright!.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Chromium(),
                Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
            });
        }
        return browser;
    }

    /// <summary>Turns all simulated faults off.</summary>
    internal static async Task Normal()
    {
        using var http = new HttpClient();
        foreach (var port in new[] { 8082, 8083, 8084, 8085 })
        {
            using var answer = await http.PutAsJsonAsync(new Uri(Address(port), "/simulation"), new { });
            answer.EnsureSuccessStatusCode();
        }
    }

    internal static Task Started() => started ??= Start();

    static async Task Start()
    {
        Run("down");
        Run("clean");
        Assert.That(Run("--detach", "--no-build"), Is.Zero, "the system starts");
        playwright = await Playwright.CreateAsync();
        // Other builds may share the machine.
        Assertions.SetDefaultExpectTimeout(30_000);
    }

    [OneTimeTearDown]
    public static async Task Stop()
    {
        if (started is null)
            return;
        if (browser is not null)
            await browser.CloseAsync();
        playwright?.Dispose();
        Run("down");
    }

    internal static int Run(params string[] arguments) => Script.Run(arguments);

    /// <summary>The distribution's own: Playwright's would have to be downloaded.</summary>
    static string Chromium()
    {
        string?[] known =
            [Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
        return known.FirstOrDefault(File.Exists) ?? throw new FileNotFoundException(
            "No Chromium is installed, so the console's screens cannot be tested. Install it (apt-get "
            + "install chromium), or set CHROMIUM to its path.");
    }
}
