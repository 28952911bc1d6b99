namespace Payments.Service;

static class Fees
{
    const decimal Rate = 0.029m;

    /// <summary>
    /// What the gateway keeps: 2.9 %, in whole cents. Half cents go to the even neighbour, because rounding them all up would,
    /// over many payments, add up to more than the 2.9 % that were agreed.
    /// </summary>
    internal static decimal Of(decimal amount) => decimal.Round(amount * Rate, 2, MidpointRounding.ToEven);
}
