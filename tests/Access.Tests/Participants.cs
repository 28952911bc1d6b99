using Contracts.Inventory;
using Contracts.Payments;
using MassTransit;
using Sagas.Messages;

namespace Access.Tests;

/// <summary>What the participants do: stock is reserved, every card is declined, and stock cannot be given back.</summary>
sealed class Participants : IConsumer<ReserveInventory>, IConsumer<ChargePayment>, IConsumer<ReleaseInventory>
{
    /// <summary>So many are never answered.</summary>
    public const int Unanswered = 1000;

    public Task Consume(ConsumeContext<ReserveInventory> context) => context.Message.Lines[0].Quantity == Unanswered
        ? Task.CompletedTask
        : context.RespondAsync(new InventoryReserved(context.Message.SagaId, context.Message.Lines));

    public Task Consume(ConsumeContext<ChargePayment> context) =>
        context.RespondAsync(
            new StepRefused(
                context.Message.SagaId,
                nameof(ChargePayment),
                "payment_declined",
                "The card of customer@example.com was declined."
            )
        );

    public Task Consume(ConsumeContext<ReleaseInventory> context) =>
        context.RespondAsync(
            new StepRefused(context.Message.SagaId, nameof(ReleaseInventory), "rejected", "The shelf of customer@example.com is locked.")
        );
}
