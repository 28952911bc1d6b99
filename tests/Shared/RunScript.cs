using System.Diagnostics;
using System.Globalization;

namespace Tests;

/// <summary><c>./run</c> as a user types it, with ports, data and settings of its own.</summary>
/// <param name="home">The folder for its data, below the checkout.</param>
/// <param name="offset">Added to every port.</param>
sealed class RunScript(string home, int offset, params (string Name, string Value)[] settings)
{
    internal static string Root { get; } = FindRoot();

    internal static string Configuration =>
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    /// <summary>The same shift as ./test applies to its own servers, so that two checkouts can be tested side by side.</summary>
    static readonly int Shift =
        int.Parse(Environment.GetEnvironmentVariable("SAGAS_TEST_PORT_OFFSET") ?? "10000", CultureInfo.InvariantCulture) - 10_000;

    internal int Port(int port) => Port(port, offset);

    internal static int Port(int port, int offset) => port + offset + Shift;

    /// <summary>Of a service or server that runs.</summary>
    internal int ProcessId(string name) =>
        int.Parse(File.ReadAllText(Path.Combine(Root, home, "pids", name)).Split(' ')[0], CultureInfo.InvariantCulture);

    internal Uri Address(int port) => new($"http://127.0.0.1:{Port(port)}");

    /// <summary>Its output is the test's.</summary>
    internal int Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Root, "run"), arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var (name, value) in settings
                .Append(("SAGAS_HOME", home))
                .Append(("SAGAS_PORT_OFFSET", $"{offset + Shift}"))
                .Append(("SAGAS_CONFIGURATION", Configuration))
        )
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Say(line.Data);
        process.ErrorDataReceived += (_, line) => Say(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Patience.Limit))
            throw new TimeoutException($"./run {string.Join(' ', arguments)} did not end within {Patience.Limit}.");
        return process.ExitCode;
    }

    static void Say(string? line)
    {
        if (!string.IsNullOrEmpty(line))
            TestContext.Progress.WriteLine("  run: " + line);
    }

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sagas.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException(
            $"Sagas.sln is in no folder above {AppContext.BaseDirectory}; run these tests from a checkout."
        );
    }
}
