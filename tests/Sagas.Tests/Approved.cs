using System.Runtime.CompilerServices;

namespace Sagas.Tests;

/// <summary>Compares text with what a person approved; set SAGAS_APPROVE=1 to approve what is there now, and read the diff before committing.</summary>
static class Approved
{
    internal static void Check(string name, string actual)
    {
        var file = Path.Combine(Path.GetDirectoryName(Here())!, "Approved", $"{name}.approved.txt");
        actual = actual.ReplaceLineEndings("\n").Trim() + "\n";
        if (Environment.GetEnvironmentVariable("SAGAS_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }
        Assert.That(actual, Is.EqualTo(File.Exists(file) ? File.ReadAllText(file) : ""), $"{name} is not what was approved in {file}. If the change is meant, run SAGAS_APPROVE=1 ./test --filter Approved and commit the difference.");
    }

    static string Here([CallerFilePath] string file = "") => file;
}
