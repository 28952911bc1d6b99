using System.Runtime.CompilerServices;

namespace Tests;

/// <summary>
/// Compares text with what a person approved; set SAGAS_APPROVE=1 to approve what is there now, and read the diff before committing.
/// </summary>
static class Approved
{
    internal static bool Anew => Environment.GetEnvironmentVariable("SAGAS_APPROVE") == "1";

    /// <param name="name">The file <c>Approved/{name}.approved.{extension}</c> of the test project.</param>
    internal static void Check(string name, string actual, string extension = "txt", [CallerFilePath] string test = "")
    {
        var file = Path.Combine(ProjectOf(test), "Approved", $"{name}.approved.{extension}");
        actual = actual.ReplaceLineEndings("\n").Trim('\n') + "\n";
        if (Anew)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }
        Assert.That(
            actual,
            Is.EqualTo(File.Exists(file) ? File.ReadAllText(file) : ""),
            $"{name} is not what was approved in {file}. If the change is meant, run SAGAS_APPROVE=1 ./test and commit the difference."
        );
    }

    /// <summary>The folder of the test project that a source file belongs to.</summary>
    internal static string ProjectOf(string source)
    {
        var folder = Path.GetDirectoryName(source)!;
        while (Directory.GetFiles(folder, "*.csproj").Length == 0)
            folder = Path.GetDirectoryName(folder)
                ?? throw new DirectoryNotFoundException(
                    $"No project file stands above {source}; the tests must run where they were built."
                );
        return folder;
    }
}
