namespace Payments.Service;

static class Fees
{
    const decimal Rate = 0.029m;

    /// <summary>
    /// The gateway's fee: 2.9 %, in whole cents. Half cents are rounded to even, because rounding them all up would exceed the agreed 2.9 %
    /// over many payments.
    /// </summary>
    internal static decimal Of(decimal amount) => decimal.Round(amount * Rate, 2, MidpointRounding.ToEven);
}
