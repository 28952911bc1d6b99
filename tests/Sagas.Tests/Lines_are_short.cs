namespace Sagas.Tests;

/// <summary>Lines fit beside one another on a screen, in a review and on a page: at most 140 characters.</summary>
sealed class Lines_are_short
{
    const int Longest = 140;

    [Test]
    public void In_code()
    {
        var files = SourceFiles.Under("", ".cs", ".razor", ".sh", ".css", ".js").ToList();
        Assert.That(files, Has.Count.GreaterThan(500));
        Assert.That(files.SelectMany(file => TooLong(file, File.ReadLines(file.FullName))), Is.Empty);
    }

    /// <summary>Tables and what is shown as it is are as wide as they are.</summary>
    [Test]
    public void In_prose()
    {
        var pages = SourceFiles.Under("", ".md").ToList();
        Assert.That(pages, Has.Count.GreaterThan(30));
        Assert.That(pages.SelectMany(page => TooLong(page, Prose(page))), Is.Empty);
    }

    static IEnumerable<string> TooLong(FileInfo file, IEnumerable<string> lines) =>
        lines.Select((line, i) => (Number: i + 1, line.Length)).Where(line => line.Length > Longest)
            .Select(line => $"{Path.GetRelativePath(RunScript.Root, file.FullName)}:{line.Number} has {line.Length}");

    /// <summary>The lines of a page, those that are no prose left empty.</summary>
    static IEnumerable<string> Prose(FileInfo page)
    {
        var isCode = false;
        foreach (var line in File.ReadLines(page.FullName))
        {
            isCode ^= line.StartsWith("```", StringComparison.Ordinal);
            yield return isCode || line.StartsWith('|') || line.StartsWith("    ", StringComparison.Ordinal) ? "" : line;
        }
    }
}
