using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Samples.Tests;

/// <summary>Whoever follows a path or a link of a page, or of a comment in the code, finds something there.</summary>
public sealed partial class Paths_that_pages_name
{
    static readonly string Root = Path.GetFullPath(Path.Combine(Approved.ProjectOf(Here()), "..", ".."));

    /// <summary>Every path in them counts; on other pages, where addresses and headers have slashes too, only links do.</summary>
    public static IEnumerable<string> FrontPages => ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"];

    public static IEnumerable<string> Pages =>
        Directory
            .EnumerateFiles(Root, "*.md")
            .Concat(
                new[] { "docs", "samples" }.SelectMany(folder =>
                    Directory.EnumerateFiles(Path.Combine(Root, folder), "*.md", SearchOption.AllDirectories)
                )
            )
            .Select(page => Path.GetRelativePath(Root, page))
            .Order();

    [TestCaseSource(nameof(FrontPages))]
    public void Exist(string page)
    {
        var paths = Code().Matches(Prose(page)).Select(code => code.Groups[1].Value.Split(' ')[0])
            .Where(word => word.Contains('/') && !word.StartsWith('/')).Distinct().ToList();
        Assert.That(paths, Is.Not.Empty);
        Assert.That(paths.Where(path => !Path.Exists(Path.Combine(Root, path))), Is.Empty, $"{page} names them, and they are not there.");
    }

    [TestCaseSource(nameof(Pages))]
    public void Exist_where_links_lead(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Root, page))!;
        var links = Link().Matches(Prose(page)).Select(link => link.Groups[1].Value.Split('#')[0])
            .Where(link => link.Length > 0 && !link.Contains("://", StringComparison.Ordinal));
        Assert.That(
            links.Where(link => !Path.Exists(Path.Combine(folder, link))),
            Is.Empty,
            $"{page} links to them, and they are not there."
        );
    }

    [Test]
    public void Exist_where_comments_point()
    {
        var pages = Directory
            .EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(page => Path.GetRelativePath(Root, page))
            .ToList();
        var pointed = Sources()
            .SelectMany(file => Cited().Matches(File.ReadAllText(file)).Select(cited => cited.Value))
            .Distinct()
            .ToList();
        Assert.That(pointed, Is.Not.Empty);
        Assert.That(pointed.Where(cited => !pages.Exists(page => page.StartsWith(cited, StringComparison.Ordinal))), Is.Empty);
    }

    [Test]
    public void Are_all_in_the_index()
    {
        var index = File.ReadAllText(Path.Combine(Root, "docs", "README.md"));
        var pages = Pages
            .Where(page => page.StartsWith("docs/", StringComparison.Ordinal) && page != "docs/README.md")
            .Select(page => page["docs/".Length..]);
        Assert.That(pages.Where(page => !index.Contains($"({page})", StringComparison.Ordinal)), Is.Empty);
    }

    /// <summary>The page without its blocks of code, where an index in brackets may look like a link.</summary>
    static string Prose(string page) => Block().Replace(File.ReadAllText(Path.Combine(Root, page)), "");

    static IEnumerable<string> Sources() =>
        Directory.EnumerateDirectories(Root).Where(folder => Path.GetFileName(folder) is not ("artifacts" or ".git" or ".local"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories));

    static string Here([CallerFilePath] string file = "") => file;

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\bdocs/(decisions/\d{4}|[a-z-]+\.md)")]
    private static partial Regex Cited();
}
