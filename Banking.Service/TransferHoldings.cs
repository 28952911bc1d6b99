using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Holdings;

namespace Banking.Service;

/// <summary>The money that a saga moved and did not move back: by the ledger's movements, not by what the transfer says.</summary>
sealed class TransferHoldings(IDbContextFactory<BankingContext> contexts) : HoldingReader<BankingContext, Transfer>(contexts)
{
    protected override async Task<IReadOnlyList<Holding>> Told(
        BankingContext context, IReadOnlyList<Transfer> rows, CancellationToken cancellation)
    {
        var ids = rows.SelectMany(row => Confirmations(row.SagaId)).ToList();
        var movements = await context.Set<Movement>().AsNoTracking()
            .Where(movement => ids.Contains(movement.ConfirmationId)).ToListAsync(cancellation);
        var moved = movements.ToLookup(movement => movement.SagaId);
        return [.. rows.Select(row => Of(row, moved[row.SagaId]))];
    }

    /// <summary>The ledger has an index on these, and none on the saga.</summary>
    static string[] Confirmations(Guid saga) =>
        [Confirmation.OfWithdrawal(saga), Confirmation.OfDeposit(saga), Confirmation.OfRefund(saga)];

    internal static Holding Of(Transfer row, IEnumerable<Movement> movements)
    {
        var amounts = new Dictionary<string, decimal>();
        foreach (var movement in movements)
        {
            var (name, amount) = movement.Kind switch
            {
                MovementKind.Deposit => (Held.Deposited(movement.Currency), movement.Amount),
                MovementKind.Refund => (Held.Withdrawn(movement.Currency), -movement.Amount),
                _ => (Held.Withdrawn(movement.Currency), movement.Amount),
            };
            amounts[name] = amounts.GetValueOrDefault(name) + amount;
        }
        return new(row.SagaId, row.ReferenceId, $"{row.Status}", row.UpdatedAt ?? row.At, amounts);
    }
}
