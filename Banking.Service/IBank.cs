namespace Banking.Service;

/// <summary>
/// The bank of this ledger. It is asked before money is moved, and moves none itself. Repeating a request for the same saga and operation
/// must be harmless. It throws when it is unavailable or does not answer in time; the request can then be repeated.
/// </summary>
public interface IBank
{
    Task Admit(BankOrder order, CancellationToken cancellation);
}

/// <param name="Operation">The name of the command, e.g. <c>Deposit</c>.</param>
/// <param name="Amount">For a refund, 0 when nothing was withdrawn.</param>
public sealed record BankOrder(Guid SagaId, string Operation, string? Account, decimal Amount, string? Currency);
