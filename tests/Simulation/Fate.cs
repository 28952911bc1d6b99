namespace Simulation;

enum Fails
{
    Never,

    /// <summary>The call has no effect.</summary>
    Before,

    /// <summary>The call takes effect, but the answer is an error.</summary>
    After,
}

/// <summary>The fate of one call: how long it takes there and back, whether it takes effect, and the answer.</summary>
sealed record Fate(TimeSpan There, TimeSpan Back, Fails Fails, Exception? Answer);
