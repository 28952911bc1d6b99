using System.Diagnostics;

namespace ServiceDefaults.Tests.Image;

/// <summary>
/// A service as the Dockerfile makes it: from the build context alone, with no package at hand, into a tree that nobody may write to.
/// </summary>
sealed class PublishedService : IDisposable
{
    readonly string root = Directory.CreateTempSubdirectory("sagas-image-").FullName;

    internal string Folder => Path.Combine(root, "app");

    internal void Publish(string project)
    {
        // Temporary directories are closed to other users, and another user is to run the service.
        Run("chmod", "a+rx", root);
        Checkout.CopyContext(Path.Combine(root, "src"));
        foreach (var command in Dockerfile.BuildCommands)
            Build(command, project);
        Run("chmod", "-R", "a-w", Folder);
    }

    void Build(string command, string project)
    {
        // Into a file: a build leaves servers behind that would keep a pipe open.
        var log = Path.Combine(root, "build.log");
        var start = new ProcessStartInfo("bash", ["-euc", $"exec >{log} 2>&1 </dev/null; {Dockerfile.Below(root, command)}"]);
        start.WorkingDirectory = Path.Combine(root, "src");
        foreach (var name in start.Environment.Keys.Where(IsForTheTestsOwnBuild).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in Dockerfile.Defaults)
            start.Environment[name] = value;
        (start.Environment["PROJECT"], start.Environment["NUGET_PACKAGES"]) = (project, Path.Combine(root, "packages"));
        using var process = Process.Start(start)!;
        if (!process.WaitForExit(Patience.Limit))
            process.Kill(entireProcessTree: true);
        Assert.That(process.ExitCode, Is.Zero, () =>
            $"The Dockerfile's line fails outside of the tree that it was written in:\n{command}\n" +
            string.Join('\n', File.ReadLines(log).TakeLast(30)));
    }

    /// <summary>What "dotnet test" tells its MSBuild is not for another.</summary>
    static bool IsForTheTestsOwnBuild(string variable) =>
        variable.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase) && variable != "MSBUILDDISABLENODEREUSE";

    static void Run(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, $"{command} {string.Join(' ', arguments)}");
    }

    public void Dispose()
    {
        if (Directory.Exists(Folder))
            Run("chmod", "-R", "u+w", Folder);
        Directory.Delete(root, recursive: true);
    }
}
