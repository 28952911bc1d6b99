using System.Diagnostics;
using System.Net.Http.Json;
using Microsoft.Playwright;

namespace Console.Tests.Browser;

/// <summary>The whole system as a user starts it, on ports and data of its own, and one real Chromium for all tests.</summary>
[SetUpFixture]
public sealed class RunningConsole
{
    const int Offset = 7_000;
    static IPlaywright? playwright;
    static IBrowser? browser;

    internal static string Root { get; } = FindRoot();

    internal static Uri Address(int port) => new($"http://127.0.0.1:{port + Offset}");

    internal static Uri Console { get; } = Address(8081);

    internal static string Postgres { get; } = $"Host=127.0.0.1;Port={15_432 + Offset};Username=sagas;Password=sagas";

    /// <summary>One browser for all tests; another when the machine took it away.</summary>
    internal static async Task<IBrowser> Browser()
    {
        if (browser is not { IsConnected: true })
            browser = await playwright!.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium(), Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
        return browser;
    }

    /// <summary>All simulated faults off.</summary>
    internal static async Task Normal()
    {
        using var http = new HttpClient();
        foreach (var port in new[] { 8082, 8083, 8084, 8085 })
        {
            using var answer = await http.PutAsJsonAsync(new Uri(Address(port), "/simulation"), new { });
            answer.EnsureSuccessStatusCode();
        }
    }

    [OneTimeSetUp]
    public static async Task Start()
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
        if (browser is not null)
            await browser.CloseAsync();
        playwright?.Dispose();
        Run("down");
    }

    internal static int Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Root, "run"), arguments) { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SAGAS_HOME"] = Path.Combine(".local", "console-tests");
        start.Environment["SAGAS_PORT_OFFSET"] = $"{Offset}";
        start.Environment["SAGAS_CONFIGURATION"] = Configuration;
        // A compensation is given up soon, so that a test can see what needs a human.
        start.Environment["Steps__DefaultCompensation__MaximumAttempts"] = "2";
        start.Environment["Steps__Refund__MaximumAttempts"] = "2";
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Say(line.Data);
        process.ErrorDataReceived += (_, line) => Say(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(TimeSpan.FromMinutes(4)))
            throw new TimeoutException($"./run {string.Join(' ', arguments)} did not end within 4 minutes.");
        return process.ExitCode;
    }

    internal static string Configuration =>
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    static void Say(string? line)
    {
        if (!string.IsNullOrEmpty(line))
            TestContext.Progress.WriteLine("  run: " + line);
    }

    /// <summary>The distribution's own: Playwright's would have to be downloaded.</summary>
    static string Chromium() => new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("No Chromium is installed, so the console cannot be seen. Install it (apt-get install chromium), or set CHROMIUM to its path.");

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sagas.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"Sagas.sln is in no folder above {AppContext.BaseDirectory}; run these tests from a checkout.");
    }
}
