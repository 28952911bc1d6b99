using System.Diagnostics;

namespace Simulation.Time;

/// <summary>
/// A seed determines a run only if nothing runs concurrently. With one processor and one pool thread, nothing does; .NET reads the number
/// of processors from the environment at process start.
/// </summary>
static class OneThread
{
    const string Processors = "DOTNET_PROCESSOR_COUNT";

    /// <returns>The exit code of this program restarted with one processor; null when this process has one already.</returns>
    public static async Task<int?> Elsewhere(string[] arguments)
    {
        if (Environment.ProcessorCount == 1 && ThreadPool.SetMinThreads(1, 1) && ThreadPool.SetMaxThreads(1, 1))
            return null;
        if (Environment.GetEnvironmentVariable(Processors) == "1")
            throw new InvalidOperationException($"{Processors} is 1, but .NET uses {Environment.ProcessorCount} processors.");
        var start = new ProcessStartInfo(Environment.ProcessPath!);
        start.Environment[Processors] = "1";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_GCgen0size"] = "0x8000000";
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(OneThread).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
