using System.Diagnostics;

namespace Simulation.Tests;

/// <summary><c>eng/simulate</c> as a user types it: a process of its own, which has one thread.</summary>
static class SimulationCommand
{
    internal static async Task<(int ExitCode, string Output)> Run(params string[] arguments)
    {
        var program = typeof(World).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
