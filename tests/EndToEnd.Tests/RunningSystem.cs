namespace EndToEnd.Tests;

/// <summary>The whole system as a user starts it, with real processes, RabbitMQ and PostgreSQL.</summary>
[SetUpFixture]
public sealed class RunningSystem
{
    const int Offset = 5_000, Hook = 8099;

    /// <summary>The tests wait for deadlines, and a user's defaults are longer; a slow machine must not decide how a transfer ends.</summary>
    static readonly RunScript Script = new(Path.Combine(".local", "e2e"), Offset,
        ("Steps__Default__AttemptTimeout", "00:00:10"),
        ("Steps__DefaultCompensation__AttemptTimeout", "00:00:10"),
        ("Steps__Default__MaximumAttempts", "20"),
        ("Steps__Default__MaximumInterval", "00:00:03"),
        ("Steps__Withdraw__MaximumAttempts", "0"),
        ("Steps__Deposit__MaximumAttempts", "0"),
        ("Webhook__Url", $"http://127.0.0.1:{RunScript.Port(Hook, Offset)}/hook"),
        ("Webhook__Secret", Receiver.Secret));

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
    }

    [OneTimeTearDown]
    public static async Task Stop()
    {
        Run("down");
        if (receiver is not null)
            await receiver.DisposeAsync();
    }

    internal static int Run(params string[] arguments) => Script.Run(arguments);
}
