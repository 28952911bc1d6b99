using System.Text.RegularExpressions;

namespace Tests;

/// <summary>A page of the documentation, whose blocks of code are to be found in files that are compiled, run or approved.</summary>
sealed partial class Page(string name, string test)
{
    readonly string root = Path.GetFullPath(Path.Combine(Approved.ProjectOf(test), "..", ".."));

    /// <summary>The blocks of one language, as they stand on the page but for their indentation.</summary>
    internal IEnumerable<string> Blocks(string language) =>
        Block().Matches(File.ReadAllText(Path.Combine(root, "docs", name))).Where(block => block.Groups[1].Value == language).Select(block => Flat(block.Groups[2].Value));

    /// <summary>Fails when no file below a folder has these lines.</summary>
    internal void Check(string block, string folder, string files) =>
        Assert.That(Sources(folder, files).Any(source => source.Contains(block, StringComparison.Ordinal)), $"docs/{name} shows these lines, and no {files} under {folder} has them:\n{block}");

    IEnumerable<string> Sources(string folder, string files) => Directory.EnumerateFiles(Path.Combine(root, folder), files, SearchOption.AllDirectories).Select(file => Flat(File.ReadAllText(file)));

    /// <summary>A page indents otherwise than a class does.</summary>
    static string Flat(string text) => string.Join('\n', text.Trim().Split('\n').Select(line => line.Trim()));

    [GeneratedRegex(@"^```(\w+)\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
