using Sagas.Journal;

namespace Banking.Service;

/// <summary>Opens empty accounts.</summary>
sealed class AccountOpening(TransactionalSession units)
{
    /// <summary>
    /// Opens accounts, and the bank's own two accounts of each currency, which every transfer needs. Existing accounts stay unchanged.
    /// </summary>
    /// <param name="operation">The name of the operation in the journal.</param>
    internal Task OpenMissing(string operation, IReadOnlyList<WantedBalance> wanted, CancellationToken cancellation) =>
        units.Run(operation, wanted, sagaId: null, async (unit, _) =>
        {
            foreach (var account in Customers(wanted).Concat(wanted.Select(account => account.Currency).Distinct().SelectMany(Internal)))
            {
                if (await unit.Find<Account>(account.Number) is null)
                    unit.Insert(account.Number, account);
            }
            return true;
        }, cancellation);

    static IEnumerable<Account> Customers(IEnumerable<WantedBalance> wanted) =>
        wanted.Select(account => new Account { Number = account.Number, Currency = account.Currency });

    static IEnumerable<Account> Internal(string currency) =>
    [
        new() { Number = AccountNumber.InTransit(currency), Kind = AccountKind.InTransit, Currency = currency },
        new() { Number = AccountNumber.Opening(currency), Kind = AccountKind.Opening, Currency = currency },
    ];
}
