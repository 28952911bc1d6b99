namespace Contracts.Rules;

/// <summary>How much one order may hold.</summary>
public static class OrderLimits
{
    /// <summary>The most lines.</summary>
    public const int MostLines = 100;

    /// <summary>The most pieces in one line.</summary>
    public const int MostOfOne = 10_000;
}
