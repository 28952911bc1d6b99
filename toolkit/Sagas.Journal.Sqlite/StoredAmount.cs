using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Sagas.Journal.Sqlite;

/// <summary>
/// An amount as a whole number of its last decimal: 12.34 in a column with four decimals is 123400. More decimals are rounded and more
/// digits are refused, as PostgreSQL does.
/// </summary>
sealed class StoredAmount(int precision, int scale)
    : ValueConverter<decimal, long>(amount => Store(amount, precision, scale), stored => Load(stored, scale))
{
    /// <summary>Every number of 18 digits fits in 64 bits.</summary>
    internal const int MostDigits = 18;

    static readonly decimal[] Powers = [.. Enumerable.Range(0, MostDigits + 1).Select(PowerOfTen)];

    internal static long Store(decimal amount, int precision, int scale)
    {
        if (Math.Abs(amount) >= Powers[precision - scale])
            throw Refused(amount, precision, scale);
        var whole = Math.Round(amount * Powers[scale], MidpointRounding.AwayFromZero);
        return Math.Abs(whole) < Powers[precision] ? (long)whole : throw Refused(amount, precision, scale);
    }

    /// <summary>With all decimals of the column, as PostgreSQL's numeric has them.</summary>
    internal static decimal Load(long stored, int scale)
    {
        var digits = Math.Abs(stored);
        return new decimal((int)digits, (int)(digits >> 32), 0, stored < 0, (byte)scale);
    }

    static decimal PowerOfTen(int exponent)
    {
        var power = 1m;
        for (var i = 0; i < exponent; i++)
            power *= 10;
        return power;
    }

    static UnstorableValueException Refused(decimal amount, int precision, int scale) =>
        new($"The amount {amount} does not fit in a column of {precision} digits, {scale} of them decimals.");
}

/// <summary>A value that its column cannot hold.</summary>
sealed class UnstorableValueException(string message) : Exception(message);
