namespace Simulation;

enum Fails
{
    Never,

    /// <summary>Nothing was done.</summary>
    Before,

    /// <summary>All was done, and the answer is an error.</summary>
    After,
}

/// <summary>What becomes of one call over a wire: how long it takes there and back, whether it is effective, what is answered.</summary>
sealed record Fate(TimeSpan There, TimeSpan Back, Fails Fails, Exception? Answer);
