using Microsoft.EntityFrameworkCore;

namespace Banking.Service;

/// <summary>The balance that an account is to have.</summary>
sealed record WantedBalance(string Number, decimal Balance, string Currency);

/// <summary>
/// Sets balances from outside, as test data. The difference is a movement from or to the opening account. That may become negative, so
/// the journal's counters, which stop at zero, cannot be used.
/// </summary>
sealed class AccountWriter(AccountOpening accounts, IDbContextFactory<BankingContext> contexts, TimeProvider time)
{
    /// <summary>Sets all or none; a concurrently committed transfer comes entirely before or entirely after.</summary>
    internal async Task Set(string operation, IReadOnlyList<WantedBalance> wanted, CancellationToken cancellation)
    {
        await accounts.OpenMissing(operation, wanted, cancellation);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        // In the journal's lock order, with the opening account last: no deadlocks.
        var differences = new List<(WantedBalance Account, decimal Amount)>();
        foreach (var account in wanted.OrderBy(account => account.Number, StringComparer.Ordinal))
            differences.Add((account, account.Balance - await LockedBalance(context, account.Number, cancellation)));
        foreach (var (account, amount) in differences.Where(difference => difference.Amount != 0))
            await Move(context, account, amount, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>
    /// An update without a change locks the row, in every database; what is read after it stays valid until the end of the transaction.
    /// </summary>
    static async Task<decimal> LockedBalance(BankingContext context, string number, CancellationToken cancellation)
    {
        await Add(context, number, 0, cancellation);
        return await context.Set<Account>().Where(row => row.Number == number).Select(row => row.Balance).SingleAsync(cancellation);
    }

    async Task Move(BankingContext context, WantedBalance account, decimal amount, CancellationToken cancellation)
    {
        var opening = AccountNumber.Opening(account.Currency);
        var (from, to) = amount > 0 ? (opening, account.Number) : (account.Number, opening);
        context.Add(new Movement
        {
            ConfirmationId = Confirmation.OfOpening(),
            Kind = MovementKind.Opening,
            DebitAccount = from,
            CreditAccount = to,
            Amount = Math.Abs(amount),
            Currency = account.Currency,
            At = time.GetUtcNow(),
        });
        await context.SaveChangesAsync(cancellation);
        await Add(context, account.Number, amount, cancellation);
        await Add(context, opening, -amount, cancellation);
    }

    static Task<int> Add(BankingContext context, string number, decimal amount, CancellationToken cancellation) =>
        context
            .Set<Account>()
            .Where(row => row.Number == number)
            .ExecuteUpdateAsync(row => row.SetProperty(x => x.Balance, x => x.Balance + amount), cancellation);
}
