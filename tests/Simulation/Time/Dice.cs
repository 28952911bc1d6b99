namespace Simulation.Time;

/// <summary>All chance of one simulation. Each concern throws dice of its own, so that leaving one out changes the others little.</summary>
sealed class Dice(int seed, string concern)
{
    readonly Random random = new(HashCode(seed, concern));

    public bool Chance(double share) => share > 0 && random.NextDouble() < share;

    public int Below(int limit) => random.Next(limit);

    public T Of<T>(params IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>Mostly near the shortest, rarely near the longest.</summary>
    public TimeSpan Between(TimeSpan shortest, TimeSpan longest)
    {
        var skewed = Math.Pow(random.NextDouble(), 3);
        return shortest + (longest - shortest) * skewed;
    }

    public TimeSpan Within(TimeSpan longest) => longest * random.NextDouble();

    public Random Random() => new(random.Next());

    /// <summary>The same in every process, which .NET's own is not.</summary>
    static int HashCode(int seed, string concern) =>
        concern.Aggregate(unchecked(seed * 397 + 17), (hash, letter) => unchecked(hash * 31 + letter));
}
