using EndToEnd.Tests.Telemetry;

namespace EndToEnd.Tests;

/// <summary>
/// The whole system as a user starts it, with real processes, RabbitMQ and PostgreSQL, and a collector for what it tells of itself.
/// </summary>
[SetUpFixture]
public sealed class RunningSystem
{
    internal static Collector Collector { get; } = Collector.Start();

    static readonly string Home = Path.Combine(".local", "e2e");

    const int Offset = 5_000, Hook = 8099;

    /// <summary>
    /// The tests wait for deadlines, and a user's defaults are longer. A slow machine must not decide how a transfer ends: its steps are
    /// tried for ever, and a refund is given up after failures, hardly for being slow.
    /// </summary>
    static readonly RunScript Script = new(Home, Offset,
        ("Steps__Default__AttemptTimeout", "00:00:10"),
        ("Steps__DefaultCompensation__AttemptTimeout", "00:00:10"),
        ("Steps__Default__MaximumAttempts", "20"),
        ("Steps__Default__MaximumInterval", "00:00:03"),
        ("Orders__CommitTimeout", "00:00:05"),
        ("Steps__Withdraw__MaximumAttempts", "0"),
        ("Steps__Deposit__MaximumAttempts", "0"),
        ("Steps__Refund__AttemptTimeout", "00:00:30"),
        ("Steps__Refund__MaximumAttempts", "10"),
        ("Steps__Refund__MaximumInterval", "00:00:02"),
        ("Reconciliation__SettleAfter", "00:00:00"),
        ("Webhook__Url", $"http://127.0.0.1:{RunScript.Port(Hook, Offset)}/hook"),
        ("Webhook__Secret", Receiver.Secret),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", Collector.Address),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "1000"),
        ("OTEL_BSP_SCHEDULE_DELAY", "200"),
        ("OTEL_BLRP_SCHEDULE_DELAY", "200"));

    /// <summary>What the services wrote to their logs until all were ready for the first time, on clean data.</summary>
    internal static IReadOnlyList<string> LinesOfTheStart { get; private set; } = [];

    static Receiver? receiver;

    internal static Receiver Told => receiver!;

    /// <summary>Kills it at once (kill -9); its keeper starts it again.</summary>
    internal static void Kill(string name)
    {
        using var process = System.Diagnostics.Process.GetProcessById(Script.ProcessId(name));
        process.Kill();
    }

    internal static Uri Address(int port) => Script.Address(port);

    [OneTimeSetUp]
    public static void Start()
    {
        receiver = new Receiver(Script.Port(Hook));
        Run("down");
        Run("clean");
        Assert.That(Run("--detach", "--no-build"), Is.Zero, "the system starts");
        LinesOfTheStart = [.. Directory.GetFiles(Path.Combine(RunScript.Root, Home, "logs"), "*.log").SelectMany(file =>
            File.ReadLines(file).Select(line => $"{Path.GetFileNameWithoutExtension(file)}: {line}"))];
    }

    [OneTimeTearDown]
    public static async Task Stop()
    {
        Run("down");
        if (receiver is not null)
            await receiver.DisposeAsync();
        await Collector.DisposeAsync();
    }

    internal static int Run(params string[] arguments) => Script.Run(arguments);

    /// <summary>What every service holds is what the sagas that have ended say, whatever happened meanwhile.</summary>
    internal static void MustReconcile() => Assert.That(Run("reconcile"), Is.Zero, "sagas and services agree; the differences are above");
}
