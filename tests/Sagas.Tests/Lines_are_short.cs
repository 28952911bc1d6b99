using System.Diagnostics;

namespace Sagas.Tests;

/// <summary>Lines fit beside one another on a screen, in a review and on a page: at most 140 characters.</summary>
sealed class Lines_are_short
{
    const int Longest = 140;

    static IEnumerable<string> Files =>
        Listed("ls-files", "*.cs", "*.razor", "*.sh", "*.css", "*.js", "run", "test")
            .Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal));

    [Test]
    public void In_code()
    {
        var files = Files.ToList();
        Assert.That(files, Has.Count.GreaterThan(500));
        var tooLong = files.SelectMany(file => File.ReadLines(Path.Combine(RunScript.Root, file))
            .Select((line, i) => (Place: $"{file}:{i + 1}", line.Length)).Where(line => line.Length > Longest));
        Assert.That(tooLong.Select(line => $"{line.Place} has {line.Length}"), Is.Empty);
    }

    static string[] Listed(params string[] arguments)
    {
        using var git = Process.Start(
            new ProcessStartInfo("git", arguments) { WorkingDirectory = RunScript.Root, RedirectStandardOutput = true }
        )!;
        var listed = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return listed;
    }
}
