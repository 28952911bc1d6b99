using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Orders.Saga.Tests;

/// <summary>What docs/testing-sagas.md shows is taken from tests that pass, and from texts that were approved.</summary>
public sealed partial class The_page_about_testing
{
    static readonly string Tests = Path.GetDirectoryName(Approved.ProjectOf(Here()))!;
    static readonly string Page = File.ReadAllText(Path.Combine(Tests, "..", "docs", "testing-sagas.md"));

    public static IEnumerable<string> Code => Blocks("csharp");

    public static IEnumerable<string> Texts => Blocks("text");

    [TestCaseSource(nameof(Code))]
    public void Shows_code_that_is_compiled(string code) => Assert.That(Sources("*.cs").Any(source => source.Contains(code, StringComparison.Ordinal)), $"No test under {Tests} has these lines:\n{code}");

    [TestCaseSource(nameof(Texts))]
    public void Shows_texts_that_were_approved(string text) => Assert.That(Sources("*.approved.txt").Any(source => source.Contains(text, StringComparison.Ordinal)), $"No approved text under {Tests} has these lines:\n{text}");

    static IEnumerable<string> Blocks(string language) => Block().Matches(Page).Where(block => block.Groups[1].Value == language).Select(block => Flat(block.Groups[2].Value));

    static IEnumerable<string> Sources(string pattern) => Directory.EnumerateFiles(Tests, pattern, SearchOption.AllDirectories).Select(file => Flat(File.ReadAllText(file)));

    /// <summary>A page indents otherwise than a class does.</summary>
    static string Flat(string text) => string.Join('\n', text.Trim().Split('\n').Select(line => line.Trim()));

    [GeneratedRegex(@"^```(\w+)\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    static string Here([CallerFilePath] string file = "") => file;
}
