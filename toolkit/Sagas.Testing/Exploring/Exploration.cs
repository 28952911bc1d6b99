using System.Globalization;

namespace Sagas.Testing;

/// <summary>The result of an exploration.</summary>
/// <param name="Kind">The kind of saga.</param>
/// <param name="States">The number of distinct situations.</param>
/// <param name="Transitions">The number of inputs decided in them.</param>
/// <param name="Ends">The states in which sagas of this kind end.</param>
/// <param name="Problems">Violations found, each with the shortest path to it.</param>
public sealed record Exploration(
    string Kind, int States, long Transitions, TimeSpan Elapsed, IReadOnlyList<string> Ends, IReadOnlyList<Counterexample> Problems)
{
    /// <summary>Passes when no problem was found.</summary>
    /// <returns>This exploration, for further checks.</returns>
    /// <exception cref="SagaTestException">A problem was found; the message contains the path to it as a test.</exception>
    public Exploration EnsureSound() => Problems.Count == 0
        ? this
        : throw new SagaTestException($"{Summary}\n\n{string.Join("\n\n", Problems)}");

    /// <summary>The figures in one line.</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"{Kind}: {States:N0} states, {Transitions:N0} transitions, {Elapsed.TotalSeconds:0.0} s; ends: {string.Join(", ", Ends)}");
}

/// <summary>A path through the table that leads to a problem.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Test">The path as a test in the test language; empty when the problem concerns the whole table.</param>
public sealed record Counterexample(string Problem, string Test)
{
    /// <inheritdoc />
    public override string ToString() => Test.Length == 0 ? Problem : $"{Problem}\n\n{Test}";
}
