using System.Linq.Expressions;
using Contracts.Rules;
using Microsoft.EntityFrameworkCore;

namespace Banking.Service;

/// <summary>What <c>GET /accounts</c> shows of an account.</summary>
/// <param name="Balance">In units of the currency; committed, so never in the middle of a movement.</param>
sealed record AccountView(string Number, decimal Balance, string Currency, AccountKind Kind)
{
    public decimal Balance { get; } = Money.Canonical(Balance);
}

/// <summary>One account's side of a movement.</summary>
/// <param name="Id">Increases with each entry; the <c>after</c> of the next page is the last one.</param>
/// <param name="SagaId">The transfer that it belongs to; null for opening balances.</param>
/// <param name="Amount">Positive when money came in, negative when it went out.</param>
/// <param name="CounterAccount">The account at the other side of the movement.</param>
sealed record EntryView(
    long Id,
    DateTimeOffset At,
    Guid? SagaId,
    string? ReferenceId,
    MovementKind Kind,
    decimal Amount,
    string CounterAccount
)
{
    public decimal Amount { get; } = Money.Canonical(Amount);
}

sealed class AccountReader(IDbContextFactory<BankingContext> contexts)
{
    internal const int MostListed = 1_000;

    static readonly Expression<Func<Account, AccountView>> View = row => new AccountView(row.Number, row.Balance, row.Currency, row.Kind);

    internal async Task<List<AccountView>> List(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Set<Account>().OrderBy(row => row.Number).Take(MostListed).Select(View).ToListAsync(cancellation);
    }

    internal async Task<AccountView?> Find(string number, CancellationToken cancellation)
    {
        if (!Ids.IsAccount(number))
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Set<Account>().Where(row => row.Number == number).Select(View).FirstOrDefaultAsync(cancellation);
    }

    internal async Task<List<EntryView>> Entries(string number, long after, int limit, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Set<Movement>().Where(row => (row.DebitAccount == number || row.CreditAccount == number) && row.Id > after)
            .OrderBy(row => row.Id).Take(limit)
            .Select(row => row.CreditAccount == number
                ? new EntryView(row.Id, row.At, row.SagaId, row.ReferenceId, row.Kind, row.Amount, row.DebitAccount)
                : new EntryView(row.Id, row.At, row.SagaId, row.ReferenceId, row.Kind, -row.Amount, row.CreditAccount))
            .ToListAsync(cancellation);
    }
}
