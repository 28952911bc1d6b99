namespace Simulation.Runs;

/// <summary>What is simulated: everything follows from it.</summary>
/// <param name="Sagas">How many orders, transfers and standing transfers are submitted.</param>
sealed record Scenario(int Seed, int Sagas, Faults Faults)
{
    /// <summary>The numbers of the submissions that are left when it is shrunk; null for all of them.</summary>
    public IReadOnlyCollection<int>? Only { get; init; }

    public DateTimeOffset Start { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public TimeSpan Submitting { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan Storm { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>What has not ended by then never will.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(45);

    public bool Has(int submission) => Only?.Contains(submission) ?? true;
}
