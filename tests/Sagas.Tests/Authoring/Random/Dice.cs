namespace Sagas.Tests.Authoring.Random;

/// <summary>The same throws again for the same seed, on every platform.</summary>
sealed class Dice(int seed)
{
    ulong state = (ulong)seed * 0x9E3779B97F4A7C15 + 0x632BE59BD9B4E019;

    internal int Next(int below)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return (int)(state % (ulong)below);
    }

    internal bool OneIn(int many) => Next(many) == 0;

    internal T Pick<T>(IReadOnlyList<T> from) => from[Next(from.Count)];
}
