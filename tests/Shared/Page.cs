using System.Text.RegularExpressions;

namespace Tests;

/// <summary>A page of the documentation, whose blocks of code are to be found in files that are compiled, run or approved.</summary>
/// <param name="page">The path of the page, from the root of the repository.</param>
sealed partial class Page(string page, string test)
{
    readonly string root = Path.GetFullPath(Path.Combine(Approved.ProjectOf(test), "..", ".."));

    internal string Text => File.ReadAllText(Path.Combine(root, page));

    /// <summary>The blocks of one language, as they stand on the page but for their indentation.</summary>
    internal IEnumerable<string> Blocks(string language) =>
        Block().Matches(Text).Where(block => block.Groups[1].Value == language).Select(block => Flat(block.Groups[2].Value));

    /// <summary>Fails when no file below a folder has these lines.</summary>
    internal void Check(string block, string folder, string files) =>
        Assert.That(
            Sources(folder, files).Any(source => source.Contains(block, StringComparison.Ordinal)),
            $"{page} shows these lines, and no {files} under {folder} has them:\n{block}");

    IEnumerable<string> Sources(string folder, string files) =>
        Directory
            .EnumerateFiles(Path.Combine(root, folder), files, SearchOption.AllDirectories)
            .Select(file => Flat(File.ReadAllText(file)));

    /// <summary>A page indents otherwise than a class does.</summary>
    static string Flat(string text) => string.Join('\n', text.Trim().Split('\n').Select(line => line.Trim()));

    [GeneratedRegex(@"^```(\w+)\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
