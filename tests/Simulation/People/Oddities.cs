namespace Simulation.People;

/// <summary>The shares of submissions that ask for something unusual but allowed.</summary>
sealed record Oddities
{
    /// <summary>Every text as long as it may be, in characters of three bytes where any character is allowed.</summary>
    public double LongTexts { get; init; } = 0.05;

    /// <summary>Orders in which most lines cost nothing.</summary>
    public double FreeLines { get; init; } = 0.1;

    /// <summary>Amounts in currencies that have no decimals, or three.</summary>
    public double Currencies { get; init; } = 0.1;

    /// <summary>Transfers on a later day, and standing transfers by the clocks of a time zone.</summary>
    public double Dates { get; init; } = 0.2;
}

/// <summary>Which of the oddities one submission has.</summary>
sealed record Odd(bool LongTexts, bool FreeLines, bool Currency, bool Date)
{
    /// <summary>Draws the same numbers whatever the shares are, so that leaving out one kind does not change the rest.</summary>
    public static Odd Of(Oddities shares, Time.Dice dice)
    {
        return new(Has(shares.LongTexts), Has(shares.FreeLines), Has(shares.Currencies), Has(shares.Dates));

        bool Has(double share) => dice.Below(1_000) < share * 1_000;
    }
}
