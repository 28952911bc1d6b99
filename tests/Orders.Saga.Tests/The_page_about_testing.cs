using System.Runtime.CompilerServices;

namespace Orders.Saga.Tests;

/// <summary>What docs/testing-sagas.md shows is taken from tests that pass, and from texts that were approved.</summary>
public sealed class The_page_about_testing
{
    static readonly Page Page = new("docs/testing-sagas.md", Here());

    public static IEnumerable<string> Code => Page.Blocks("csharp");

    public static IEnumerable<string> Texts => Page.Blocks("text");

    [TestCaseSource(nameof(Code))]
    public void Shows_code_that_is_compiled(string code) => Page.Check(code, "tests", "*.cs");

    [TestCaseSource(nameof(Texts))]
    public void Shows_texts_that_were_approved(string text) => Page.Check(text, "tests", "*.approved.txt");

    static string Here([CallerFilePath] string file = "") => file;
}
