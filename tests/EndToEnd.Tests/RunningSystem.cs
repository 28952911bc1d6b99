namespace EndToEnd.Tests;

/// <summary>The whole system as a user starts it, with real processes, RabbitMQ and PostgreSQL.</summary>
[SetUpFixture]
public sealed class RunningSystem
{
    static readonly string Home = Path.Combine(".local", "e2e");

    /// <summary>
    /// The tests wait for deadlines, and a user's defaults are longer. A slow machine must not decide how a transfer ends: its steps are
    /// tried for ever, and a refund is given up after failures, hardly for being slow.
    /// </summary>
    static readonly RunScript Script = new(Home, 5_000,
        ("Steps__Default__AttemptTimeout", "00:00:10"),
        ("Steps__DefaultCompensation__AttemptTimeout", "00:00:10"),
        ("Steps__Default__MaximumAttempts", "20"),
        ("Steps__Default__MaximumInterval", "00:00:03"),
        ("Steps__Withdraw__MaximumAttempts", "0"),
        ("Steps__Deposit__MaximumAttempts", "0"),
        ("Steps__Refund__AttemptTimeout", "00:00:30"));

    /// <summary>What the services wrote to their logs until all were ready for the first time, on clean data.</summary>
    internal static IReadOnlyList<string> LinesOfTheStart { get; private set; } = [];

    internal static Uri Address(int port) => Script.Address(port);

    [OneTimeSetUp]
    public static void Start()
    {
        Run("down");
        Run("clean");
        Assert.That(Run("--detach", "--no-build"), Is.Zero, "the system starts");
        LinesOfTheStart = [.. Directory.GetFiles(Path.Combine(RunScript.Root, Home, "logs"), "*.log").SelectMany(file =>
            File.ReadLines(file).Select(line => $"{Path.GetFileNameWithoutExtension(file)}: {line}"))];
    }

    [OneTimeTearDown]
    public static void Stop() => Run("down");

    internal static int Run(params string[] arguments) => Script.Run(arguments);
}
