namespace Simulation.Time;

/// <summary>The source of randomness. Each concern has its own dice, so that leaving one out hardly changes the others.</summary>
sealed class Dice(int seed, string concern)
{
    readonly Random random = new(HashCode(seed, concern));

    public bool Chance(double share) => share > 0 && random.NextDouble() < share;

    public int Below(int limit) => random.Next(limit);

    public T Of<T>(params IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>A duration that is mostly near the shortest and rarely near the longest.</summary>
    public TimeSpan Between(TimeSpan shortest, TimeSpan longest)
    {
        var skewed = Math.Pow(random.NextDouble(), 3);
        return shortest + (longest - shortest) * skewed;
    }

    public TimeSpan Within(TimeSpan longest) => longest * random.NextDouble();

    public Random Random() => new(random.Next());

    /// <summary>Stable across processes, unlike <see cref="string.GetHashCode()"/>.</summary>
    static int HashCode(int seed, string concern) =>
        concern.Aggregate(unchecked(seed * 397 + 17), (hash, letter) => unchecked(hash * 31 + letter));
}
