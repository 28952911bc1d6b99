using Sagas.Journal;

namespace Banking.Service;

static class Ledger
{
    /// <summary>
    /// The only way for a transfer to move money: both balances and both entries, in one commit. If the debited account no longer holds the
    /// amount, the message is handled again with current balances.
    /// </summary>
    internal static void Post(this UnitOfWork unit, Movement movement)
    {
        unit.Adjust<Account>(movement.DebitAccount, (nameof(Account.Balance), -movement.Amount));
        unit.Adjust<Account>(movement.CreditAccount, (nameof(Account.Balance), movement.Amount));
        unit.Insert(movement.ConfirmationId, movement);
    }
}
