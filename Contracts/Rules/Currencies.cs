using System.Collections.Frozen;

namespace Contracts.Rules;

/// <summary>
/// The currencies of ISO 4217 and their minor units: how many decimals an amount in each may have. Codes without minor units (gold, test
/// codes) are not among them. A table of our own, because the platform's depends on the machine's ICU, and lacks some.
/// </summary>
public static class Currencies
{
    /// <summary>The most decimals that an amount has in any currency; columns of amounts have as many.</summary>
    public const int MostDecimals = 4;

    /// <summary>The decimals of an amount whose currency is not known yet: those of most currencies.</summary>
    public const int UsualDecimals = 2;

    const string None = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
        Three = "BHD IQD JOD KWD LYD OMR TND",
        Four = "CLF UYW",
        Two = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP "
            + "COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD "
            + "KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK "
            + "NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT "
            + "TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";

    static readonly FrozenDictionary<string, int> Decimals = new[] { (None, 0), (Two, 2), (Three, 3), (Four, MostDecimals) }
        .SelectMany(group => group.Item1.Split(' ').Select(code => KeyValuePair.Create(code, group.Item2)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The minor units of the currency; null when there is no such currency.</summary>
    public static int? DecimalsOf(string? code) => code is not null && Decimals.TryGetValue(code, out var decimals) ? decimals : null;

    /// <returns>Why it is not a currency; null when it is one.</returns>
    public static string? Problem(string? code) =>
        DecimalsOf(code) is null ? "allowed is a code of ISO 4217 with minor units, e.g. USD" : null;
}
