using System.Globalization;

namespace Sagas.Testing;

/// <summary>What an exploration found.</summary>
/// <param name="Kind">The kind of saga.</param>
/// <param name="States">How many different situations there are.</param>
/// <param name="Transitions">How many inputs were decided in them.</param>
/// <param name="Ends">In which states sagas of this kind end.</param>
/// <param name="Problems">What must not happen and does, each with the shortest way there.</param>
public sealed record Exploration(
    string Kind, int States, long Transitions, TimeSpan Elapsed, IReadOnlyList<string> Ends, IReadOnlyList<Counterexample> Problems)
{
    /// <summary>Passes when nothing was found.</summary>
    /// <returns>This exploration, for further checks.</returns>
    /// <exception cref="SagaTestException">Something was found; the message has the way there, as a test.</exception>
    public Exploration EnsureSound() => Problems.Count == 0
        ? this
        : throw new SagaTestException($"{Summary}\n\n{string.Join("\n\n", Problems)}");

    /// <summary>The figures in a line.</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"{Kind}: {States:N0} states, {Transitions:N0} transitions, {Elapsed.TotalSeconds:0.0} s; ends: {string.Join(", ", Ends)}");
}

/// <summary>A way through the table that leads where no saga may go.</summary>
/// <param name="Problem">What is wrong there.</param>
/// <param name="Test">The way there as a test in the test language; empty when it is about the whole table.</param>
public sealed record Counterexample(string Problem, string Test)
{
    /// <inheritdoc />
    public override string ToString() => Test.Length == 0 ? Problem : $"{Problem}\n\n{Test}";
}
