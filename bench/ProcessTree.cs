using System.Globalization;

namespace Bench;

/// <summary>CPU time of a server's processes from /proc (proc(5)), including children that have ended.</summary>
static class ProcessTree
{
    const double MsPerTick = 10; // USER_HZ is 100 on every Linux that .NET runs on.

    internal static double CpuMs(string program) =>
        Directory
            .EnumerateDirectories("/proc", "?*")
            .Where(folder => int.TryParse(Path.GetFileName(folder), out _))
            .Select(folder => Path.Combine(folder, "stat"))
            .Select(Read)
            .Where(stat => stat.Program == program)
            .Sum(stat => stat.Ms);

    static (string Program, double Ms) Read(string file)
    {
        try
        {
            var text = File.ReadAllText(file);
            var end = text.LastIndexOf(')');
            var fields = text[(end + 2)..].Split(' ');
            return (
                text[(text.IndexOf('(', StringComparison.Ordinal) + 1)..end],
                fields[11..15].Sum(ticks => double.Parse(ticks, CultureInfo.InvariantCulture)) * MsPerTick
            );
        }
        catch (IOException)
        {
            return ("", 0); // Not a process, or one that has just ended.
        }
    }
}
