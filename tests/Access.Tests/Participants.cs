using Contracts.Inventory;
using Contracts.Payments;
using MassTransit;
using Sagas.Messages;

namespace Access.Tests;

/// <summary>What the participants do: stock is reserved, every card is declined, and stock cannot be given back until that is mended.</summary>
sealed class Participants
{
    public bool ReleaseWorks { get; set; }
}

sealed class FakeParticipants(Participants participants) : IConsumer<ReserveInventory>, IConsumer<ChargePayment>, IConsumer<ReleaseInventory>
{
    public Task Consume(ConsumeContext<ReserveInventory> context) => context.RespondAsync(new InventoryReserved(context.Message.SagaId, context.Message.Lines));

    public Task Consume(ConsumeContext<ChargePayment> context) =>
        context.RespondAsync(new StepRefused(context.Message.SagaId, nameof(ChargePayment), "payment_declined", "The card of customer@example.com was declined."));

    public Task Consume(ConsumeContext<ReleaseInventory> context) => participants.ReleaseWorks
        ? context.RespondAsync(new InventoryReleased(context.Message.SagaId))
        : context.RespondAsync(new StepRefused(context.Message.SagaId, nameof(ReleaseInventory), "rejected", "The shelf of customer@example.com is locked."));
}
