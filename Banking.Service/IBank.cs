namespace Banking.Service;

/// <summary>
/// The bank that this ledger belongs to: it is asked before money is moved, and moves none itself. Asking again for the same
/// saga and operation must be harmless. It throws when it is away or does not answer in time; asking again later is right then.
/// </summary>
public interface IBank
{
    Task Admit(BankOrder order, CancellationToken cancellation);
}

/// <param name="Operation">The name of the command, e.g. <c>Deposit</c>.</param>
/// <param name="Amount">Of a refund: 0 when nothing was withdrawn yet.</param>
public sealed record BankOrder(Guid SagaId, string Operation, string? Account, decimal Amount, string? Currency);
