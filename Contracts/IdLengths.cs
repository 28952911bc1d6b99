namespace Contracts;

/// <summary>How long ids may be, in characters: what a customer may give, and what services must hold.</summary>
public static class IdLengths
{
    /// <summary>The longest id of an order, a transfer or a standing transfer that a customer may give.</summary>
    public const int Given = 64;

    /// <summary>
    /// The longest that is made of one: the transfer that pays an order, or that of one date of a standing transfer. It is the given id, a
    /// colon, and a purpose or a number.
    /// </summary>
    public const int Derived = Given + 1 + 15;
}
