using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Samples.Tests;

/// <summary>What README shows is the code that runs, the order that <c>./run</c> suggests, and the numbers that were measured.</summary>
public sealed partial class The_front_page
{
    static readonly Page Readme = new("README.md", Here());
    static readonly Page Benchmarks = new("docs/benchmarks.md", Here());
    static readonly Page Greeting = new("eng/local/output.sh", Here());

    [Test]
    public void Shows_the_table_of_steps_as_it_is() => Readme.Check(Readme.Blocks("csharp").Single(), "Orders.Saga", "*.cs");

    [Test]
    public void Shows_the_order_that_run_suggests()
    {
        var shown = Order().Match(Readme.Text).Groups[1].Value;
        Assert.That(JsonDocument.Parse(shown).RootElement.GetProperty("orderId").GetString(), Is.EqualTo("FIRST-1"));
        var suggested = string.Concat(
            Quoted()
                .Matches(Greeting.Text[Greeting.Text.IndexOf("example_order() {", StringComparison.Ordinal)..])
                .Select(part => part.Groups[1].Value)
                .Where(part => part.Contains('"'))
        );
        Assert.That(suggested, Is.EqualTo(shown));
    }

    [Test]
    public void Shows_numbers_that_were_measured()
    {
        var measured = Readme
            .Text.Split('\n')
            .SkipWhile(line => !line.StartsWith("Measured:", StringComparison.Ordinal))
            .TakeWhile(line => line.Length > 0);
        var row = Benchmarks.Text.Split('\n').Single(line => line.StartsWith("| this system |", StringComparison.Ordinal));
        var numbers = Bold().Matches(string.Join('\n', measured)).Select(number => number.Groups[1].Value).ToList();
        Assert.That(numbers, Is.Not.Empty);
        Assert.That(numbers, Is.SubsetOf(row.Split('|', StringSplitOptions.TrimEntries)));
    }

    static string Here([CallerFilePath] string file = "") => file;

    [GeneratedRegex("/orders -H 'Content-Type: application/json' -d '([^']+)'")]
    private static partial Regex Order();

    [GeneratedRegex("'([^'\n]*)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\*\*([0-9.]+)\*\*")]
    private static partial Regex Bold();
}
