using Contracts.Banking;
using Contracts.Transfers;
using MassTransit;
using Orders.Saga.Transfers;

namespace Orders.Saga.Tests;

/// <summary>The transfer saga and what the customer does.</summary>
sealed class TransferHarness : SagaHarness<TransferStateMachine, TransferState>
{
    TransferHarness(Action<IReceiveEndpointConfigurator> participants, Dictionary<string, string?>? settings)
        : base(Sagas.Steps.SagaId.Of("Transfer", "T-1"), "transfer-saga", participants, settings)
    { }

    public static async Task<TransferHarness> Start(Action<IReceiveEndpointConfigurator> participants, Dictionary<string, string?>? settings = null)
    {
        var harness = new TransferHarness(participants, settings);
        await harness.Bus.Start();
        return harness;
    }

    public Task Submit(DateTimeOffset? executeAt = null) =>
        Bus.Bus.Publish(new TransferSubmitted(SagaId, "T-1", "85-150", "43-812", 250, "USD", executeAt, DateTimeOffset.UnixEpoch));
}

static class Bank
{
    internal static IReceiveEndpointConfigurator Withdraws(this IReceiveEndpointConfigurator e) => e.On<Withdraw>(c => c.RespondAsync(new Withdrawn(c.Message.SagaId, "W-1", "USD")));
    internal static IReceiveEndpointConfigurator Deposits(this IReceiveEndpointConfigurator e) => e.On<Deposit>(c => c.RespondAsync(new Deposited(c.Message.SagaId, "D-1")));
    internal static IReceiveEndpointConfigurator RefundsWithdrawals(this IReceiveEndpointConfigurator e) => e.On<Refund>(c => c.RespondAsync(new Refunded(c.Message.SagaId, "R-1", 250)));
}
