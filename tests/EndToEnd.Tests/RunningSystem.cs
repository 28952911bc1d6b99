using System.Diagnostics;

namespace EndToEnd.Tests;

/// <summary>The whole system as a user starts it: <c>./run</c>, with real processes, RabbitMQ and PostgreSQL, on ports and data of its own.</summary>
[SetUpFixture]
public sealed class RunningSystem
{
    const int Offset = 5_000;
    static readonly string Root = FindRoot();

    internal static Uri Address(int port) => new($"http://127.0.0.1:{port + Offset}");

    [OneTimeSetUp]
    public static void Start()
    {
        Run("down");
        Run("clean");
        Assert.That(Run("--detach", "--no-build"), Is.Zero, "the system starts");
    }

    [OneTimeTearDown]
    public static void Stop() => Run("down");

    /// <summary>Runs <c>./run</c> with arguments; its output is the test's.</summary>
    internal static int Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Root, "run"), arguments) { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SAGAS_HOME"] = Path.Combine(".local", "e2e");
        start.Environment["SAGAS_PORT_OFFSET"] = $"{Offset}";
        start.Environment["SAGAS_CONFIGURATION"] = Configuration;
        // The tests wait for deadlines; a user's defaults are longer.
        start.Environment["Steps__Default__AttemptTimeout"] = "00:00:10";
        start.Environment["Steps__DefaultCompensation__AttemptTimeout"] = "00:00:10";
        start.Environment["Steps__Default__MaximumAttempts"] = "20";
        start.Environment["Steps__Default__MaximumInterval"] = "00:00:03";
        start.Environment["Steps__Withdraw__MaximumAttempts"] = "0";
        start.Environment["Steps__Deposit__MaximumAttempts"] = "0";
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Say(line.Data);
        process.ErrorDataReceived += (_, line) => Say(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(TimeSpan.FromMinutes(4)))
            throw new TimeoutException($"./run {string.Join(' ', arguments)} did not end within 4 minutes.");
        return process.ExitCode;
    }

    static void Say(string? line)
    {
        if (!string.IsNullOrEmpty(line))
            TestContext.Progress.WriteLine("  run: " + line);
    }

    static string Configuration =>
#if DEBUG
        "Debug";
#else
        "Release";
#endif

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
