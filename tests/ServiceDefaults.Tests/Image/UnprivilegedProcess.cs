using System.Collections.Concurrent;
using System.Diagnostics;

namespace ServiceDefaults.Tests.Image;

/// <summary>The entry point of the image, run by a user who owns nothing, with only its settings in the environment.</summary>
sealed class UnprivilegedProcess : IDisposable
{
    const string Nobody = "65534";
    readonly Process process;
    readonly ConcurrentQueue<string> lines = new();

    internal UnprivilegedProcess(string folder, params (string Name, string Value)[] settings)
    {
        string[] command = [.. Drop(), .. Dockerfile.EntryPoint];
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = folder };
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        foreach (var name in start.Environment.Keys.Where(name => name is not ("PATH" or "DOTNET_ROOT")).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in settings.Append(("HOME", "/nonexistent")))
            start.Environment[name] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    internal IReadOnlyCollection<string> Lines => lines;

    /// <summary>Returns when the condition holds; fails with all that the process said when it does not, or when it ends.</summary>
    internal Task Until(Func<bool> condition, string what) => Until(() => Task.FromResult(condition()), what);

    internal async Task Until(Func<Task<bool>> condition, string what)
    {
        await Patience.Until(async () => process.HasExited || await condition(), () => $"{what}. It said:\n{this}");
        Assert.That(process.HasExited, Is.False, () => $"It ended before {what}. It said:\n{this}");
    }

    public override string ToString() => string.Join('\n', lines);

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    void Keep(string? line)
    {
        if (!string.IsNullOrEmpty(line))
            lines.Enqueue(line);
    }

    /// <summary>
    /// Who is not root has no privileges to drop. Where nobody else may enter the SDK's folder, root stays root, without its powers.
    /// </summary>
    static string[] Drop() =>
        !Environment.IsPrivilegedProcess ? []
        : IsOpenToAll(Environment.ProcessPath!) ? ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "--no-new-privs"]
        : ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"];

    static bool IsOpenToAll(string file)
    {
        for (var entry = (FileSystemInfo?)new FileInfo(file); entry is not null; entry = Directory.GetParent(entry.FullName))
        {
            if (!entry.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
                return false;
        }
        return true;
    }
}
