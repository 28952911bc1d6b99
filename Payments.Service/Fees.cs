using Contracts.Rules;

namespace Payments.Service;

static class Fees
{
    const decimal Rate = 0.029m;

    /// <summary>
    /// The gateway's fee: 2.9 %, in whole units of the currency (cents, yen). Halves are rounded to even, because rounding them all up
    /// would exceed the agreed 2.9 % over many payments.
    /// </summary>
    internal static decimal Of(decimal amount, string currency) => Money.Rounded(amount * Rate, currency);
}
