using Simulation.People;

namespace Simulation.Runs;

/// <summary>The input of a simulation; everything follows from it.</summary>
/// <param name="Sagas">The number of submissions: orders, transfers and standing transfers.</param>
sealed record Scenario(int Seed, int Sagas, Faults Faults)
{
    /// <summary>An ordinary day, the hours in which clocks change in Madrid and New York, the ends of months and of a year.</summary>
    static readonly DateTimeOffset[] Starts =
    [
        At(2026, 1, 15, 12, 0), At(2026, 3, 29, 0, 55), At(2026, 10, 25, 0, 55), At(2026, 11, 1, 5, 55),
        At(2026, 1, 31, 23, 55), At(2028, 2, 28, 23, 55), At(2026, 12, 31, 23, 55),
    ];

    static DateTimeOffset At(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, TimeSpan.Zero);

    /// <summary>The numbers of the submissions to keep, after shrinking; null keeps all.</summary>
    public IReadOnlyCollection<int>? Only { get; init; }

    public Oddities Oddities { get; init; } = new();

    public DateTimeOffset Start { get; init; } = Starts[Seed % Starts.Length];

    public TimeSpan Submitting { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan Storm { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The simulated time after which an unfinished saga counts as stuck.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(45);

    public bool Has(int submission) => Only?.Contains(submission) ?? true;
}
