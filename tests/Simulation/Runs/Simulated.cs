namespace Simulation.Runs;

/// <summary>What became of one seed.</summary>
/// <param name="Wrong">What was wrong; null when all held.</param>
/// <param name="Sagas">Sagas that ran, children and the runs of standing transfers included.</param>
sealed record Simulated(Scenario Scenario, string? Wrong, int Sagas, long Messages, TimeSpan Time, IReadOnlyList<string> Story);
