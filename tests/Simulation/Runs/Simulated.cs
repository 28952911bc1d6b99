namespace Simulation.Runs;

/// <summary>The result of one seed.</summary>
/// <param name="Wrong">The violation; null when everything held.</param>
/// <param name="Sagas">The number of sagas, including children and the runs of standing transfers.</param>
sealed record Simulated(Scenario Scenario, string? Wrong, int Sagas, long Messages, TimeSpan Time, IReadOnlyList<string> Story);
