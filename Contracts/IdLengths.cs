namespace Contracts;

/// <summary>The maximum lengths of ids, in characters: for customers' ids, and for what services must store.</summary>
public static class IdLengths
{
    /// <summary>The longest id of an order, a transfer or a standing transfer that a customer may choose.</summary>
    public const int Given = 64;

    /// <summary>
    /// The longest id derived from a customer's: of the transfer that pays an order, or of one date of a standing transfer. It is the given
    /// id, a colon, and a purpose or a number.
    /// </summary>
    public const int Derived = Given + 1 + 15;
}
