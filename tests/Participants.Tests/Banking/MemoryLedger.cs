using Banking.Service;
using Sagas.Journal.InMemory;

namespace Participants.Tests.Banking;

/// <summary>Accounts in the journal in memory.</summary>
static class MemoryLedger
{
    public static void Open(this InMemoryJournalStore store, string number, decimal balance, string currency = "USD")
    {
        var opening = AccountNumber.Opening(currency);
        var before = store.All<Account>().SingleOrDefault(account => account.Number == opening)?.Balance ?? 0;
        Put(store, new Account { Number = number, Currency = currency, Balance = balance });
        Put(store, new Account { Number = opening, Kind = AccountKind.Opening, Currency = currency, Balance = before - balance });
        if (store.All<Account>().All(account => account.Number != AccountNumber.InTransit(currency)))
            Put(store, new Account { Number = AccountNumber.InTransit(currency), Kind = AccountKind.InTransit, Currency = currency });
        var id = Confirmation.OfOpening();
        store.Put(
            id,
            new Movement
            {
                ConfirmationId = id,
                Kind = MovementKind.Opening,
                DebitAccount = opening,
                CreditAccount = number,
                Amount = balance,
                Currency = currency,
                At = TimeProvider.System.GetUtcNow(),
            }
        );
    }

    public static decimal BalanceOf(this InMemoryJournalStore store, string number) =>
        store.All<Account>().Single(account => account.Number == number).Balance;

    /// <summary>At every instant: nothing is overdrawn, and no money appears or vanishes.</summary>
    public static void MustHoldAllMoney(this InMemoryJournalStore store)
    {
        var accounts = store.All<Account>();
        Assert.That(accounts.Sum(account => account.Balance), Is.Zero);
        Assert.That(
            accounts.Where(account => account.Kind != AccountKind.Opening),
            Has.All.Matches<Account>(account => account.Balance >= 0)
        );
    }

    /// <summary>When nothing is going on: the entries and the transfers say the same as the balances.</summary>
    public static void MustAddUp(this InMemoryJournalStore store)
    {
        store.MustHoldAllMoney();
        var (accounts, movements) = (store.All<Account>(), store.All<Movement>());
        Assert.That(
            accounts,
            Has.All.Matches<Account>(account =>
                account.Balance
                == movements.Where(m => m.CreditAccount == account.Number).Sum(m => m.Amount)
                    - movements.Where(m => m.DebitAccount == account.Number).Sum(m => m.Amount)
            )
        );
        var underWay = store
            .All<Transfer>()
            .Where(transfer => transfer.Status is TransferStatus.InTransit or TransferStatus.DepositRefused)
            .Sum(transfer => transfer.Amount);
        Assert.That(accounts.Where(account => account.Kind == AccountKind.InTransit).Sum(account => account.Balance), Is.EqualTo(underWay));
    }

    static void Put(InMemoryJournalStore store, Account account) => store.Put(account.Number, account);
}
