namespace Simulation.Runs;

/// <summary>The input of a simulation; everything follows from it.</summary>
/// <param name="Sagas">The number of submissions: orders, transfers and standing transfers.</param>
sealed record Scenario(int Seed, int Sagas, Faults Faults)
{
    /// <summary>The numbers of the submissions to keep, after shrinking; null keeps all.</summary>
    public IReadOnlyCollection<int>? Only { get; init; }

    public DateTimeOffset Start { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public TimeSpan Submitting { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan Storm { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The simulated time after which an unfinished saga counts as stuck.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(45);

    public bool Has(int submission) => Only?.Contains(submission) ?? true;
}
