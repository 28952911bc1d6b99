using ServiceDefaults;

namespace Banking.Service;

/// <summary>A bank that permits everything unless it is set to fail.</summary>
sealed class SimulatedBank(Simulation simulation) : IBank
{
    public Task Admit(BankOrder order, CancellationToken cancellation) => simulation.Enter(order.Operation, cancellation);
}
