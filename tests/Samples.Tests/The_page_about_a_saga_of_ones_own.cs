using System.Runtime.CompilerServices;

namespace Samples.Tests;

/// <summary>
/// Who copies what docs/write-your-own-saga.md shows gets samples/Trips, which runs; one participant is that of a service.
/// </summary>
public sealed class The_page_about_a_saga_of_ones_own
{
    static readonly Page Page = new("docs/write-your-own-saga.md", Here());

    public static IEnumerable<string> Code => Page.Blocks("csharp");

    public static IEnumerable<string> Projects => Page.Blocks("xml");

    public static IEnumerable<string> Settings => Page.Blocks("json");

    [TestCaseSource(nameof(Code))]
    public void Shows_code_that_is_compiled(string code) => Page.Check(code, FolderOf(code), "*.cs");

    [TestCaseSource(nameof(Projects))]
    public void Shows_projects_that_are_built(string project) =>
        Page.Check(
            project,
            project.Contains("Sagas.Testing", StringComparison.Ordinal) ? "tests/Samples.Tests" : "samples/Trips",
            "*.csproj"
        );

    [TestCaseSource(nameof(Settings))]
    public void Shows_settings_that_are_used(string settings) => Page.Check(settings, "samples/Trips", "appsettings.json");

    static string FolderOf(string code) =>
        code.Contains("[Test]", StringComparison.Ordinal) ? "tests/Samples.Tests"
        : code.Contains("ICompensation", StringComparison.Ordinal) ? "Payments.Service"
        : "samples/Trips";

    static string Here([CallerFilePath] string file = "") => file;
}
