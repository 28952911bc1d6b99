using Contracts.Rules;

namespace Banking.Service;

/// <summary>The numbers of the bank's own accounts, from purpose and currency.</summary>
static class AccountNumber
{
    internal static string InTransit(string currency) => Ids.InTransitPrefix + currency;

    internal static string Opening(string currency) => Ids.OpeningPrefix + currency;
}
