using Contracts.Rules;
using Microsoft.EntityFrameworkCore;

namespace Banking.Service;

/// <summary>
/// A check of all the money at one instant. In a sound ledger <see cref="IsSound"/> always holds, also under load.
/// </summary>
/// <param name="Accounts">The number of accounts, including the bank's own.</param>
/// <param name="SumOfBalances">Over all accounts and currencies; must be zero.</param>
/// <param name="InTransit">The balance of the in-transit accounts.</param>
/// <param name="InTransitOfTransfers">The amount in transit according to the transfers; must be equal.</param>
/// <param name="UnbalancedCurrencies">Currencies whose balances do not add up to zero; must be 0.</param>
/// <param name="UnbalancedMovements">Movements that are not a positive amount between two accounts of one currency; must be 0.</param>
/// <param name="UnbalancedAccounts">Accounts whose balance differs from the sum of their entries; must be 0.</param>
sealed record LedgerCheck(
    int Accounts,
    [property: Precision(18, Currencies.MostDecimals)] decimal SumOfBalances,
    [property: Precision(18, Currencies.MostDecimals)] decimal InTransit,
    [property: Precision(18, Currencies.MostDecimals)] decimal InTransitOfTransfers,
    int UnbalancedCurrencies,
    int UnbalancedMovements,
    int UnbalancedAccounts
)
{
    public bool IsSound =>
        SumOfBalances == 0 && InTransit == InTransitOfTransfers && UnbalancedCurrencies + UnbalancedMovements + UnbalancedAccounts == 0;
}

sealed class LedgerReader(IDbContextFactory<BankingContext> contexts)
{
    /// <summary>Reads every movement, which takes time in a large ledger.</summary>
    internal async Task<LedgerCheck> Check(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Database.SqlQuery<LedgerCheck>(OneSnapshot).SingleAsync(cancellation);
    }

    /// <summary>One statement sees one state of the database: concurrent commits are visible entirely or not at all.</summary>
    static readonly FormattableString OneSnapshot =
        $"""
        SELECT
            (SELECT CAST(COUNT(*) AS int) FROM "accounts") AS "Accounts",
            (SELECT COALESCE(SUM("Balance"), 0) FROM "accounts") AS "SumOfBalances",
            (SELECT COALESCE(SUM("Balance"), 0) FROM "accounts" WHERE "Kind" = 'InTransit') AS "InTransit",
            (SELECT COALESCE(SUM("Amount"), 0) FROM "transfers"
                WHERE "Status" IN ('InTransit', 'DepositRefused')) AS "InTransitOfTransfers",
            (SELECT CAST(COUNT(*) AS int) FROM
                (SELECT "Currency" FROM "accounts" GROUP BY "Currency" HAVING SUM("Balance") <> 0) c) AS "UnbalancedCurrencies",
            (SELECT CAST(COUNT(*) AS int) FROM "movements" m
                LEFT JOIN "accounts" d ON d."Number" = m."DebitAccount" AND d."Currency" = m."Currency"
                LEFT JOIN "accounts" c ON c."Number" = m."CreditAccount" AND c."Currency" = m."Currency"
                WHERE m."Amount" <= 0 OR m."DebitAccount" = m."CreditAccount"
                    OR d."Number" IS NULL OR c."Number" IS NULL) AS "UnbalancedMovements",
            (SELECT CAST(COUNT(*) AS int) FROM "accounts" a
                LEFT JOIN (
                    SELECT e."Number", SUM(e."Amount") AS "Amount" FROM (
                        SELECT "CreditAccount" AS "Number", "Amount" FROM "movements"
                        UNION ALL SELECT "DebitAccount", -"Amount" FROM "movements") e
                    GROUP BY e."Number") s ON s."Number" = a."Number"
                WHERE a."Balance" <> COALESCE(s."Amount", 0)) AS "UnbalancedAccounts"
        """;
}
