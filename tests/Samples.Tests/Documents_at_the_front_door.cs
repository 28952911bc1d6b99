using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Samples.Tests;

/// <summary>Who follows README, ARCHITECTURE or a page of docs finds what they name.</summary>
public sealed partial class Documents_at_the_front_door
{
    static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    public static IEnumerable<string> Documents => Directory.GetFiles(Root, "*.md")
        .Concat(Directory.GetFiles(Path.Combine(Root, "docs"), "*.md"))
        .Select(file => Path.GetRelativePath(Root, file)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Documents))]
    public void Link_to_what_exists(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Root, document))!;
        var links = Link().Matches(Text(document)).Select(link => link.Groups[1].Value);
        Assert.That(links.Where(link => !Exists(Path.Combine(folder, link))), Is.Empty);
    }

    /// <summary>A path in backquotes begins with a folder of the repository; CHANGELOG may name what is gone.</summary>
    [TestCaseSource(nameof(Documents))]
    public void Name_files_that_exist(string document)
    {
        var folders = Directory.GetDirectories(Root).Select(Path.GetFileName).ToHashSet();
        var paths = Quoted().Matches(Text(document)).Select(path => path.Groups[1].Value).Where(path => folders.Contains(path.Split('/')[0]));
        if (document != "CHANGELOG.md")
            Assert.That(paths.Where(path => !Exists(Path.Combine(Root, path))), Is.Empty);
    }

    [Test]
    public void Show_the_order_as_it_is()
    {
        var shown = Block().Match(Text("README.md")).Groups[1].Value;
        var source = Text("Orders.Saga/Orders/OrderStateMachine.cs");
        var lines = shown.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.GreaterThan(15));
        Assert.That(lines.Where(line => !source.Contains(line, StringComparison.Ordinal)), Is.Empty, "not in the saga's file");
    }

    static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    static string Text(string document) => File.ReadAllText(Path.Combine(Root, document));

    static string Here([CallerFilePath] string file = "") => file;

    [GeneratedRegex(@"\]\((?!https?:|mailto:|#)([^)#\s]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`([\w.]+/[\w./-]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
