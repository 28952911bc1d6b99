using System.Collections.Concurrent;
using Contracts.Orders;
using MassTransit;
using Sagas.Journal;
using Sagas.Messages;
using Sagas.Steps;

namespace Orders.Api.Tests;

/// <summary>What the test lets Orders.Saga know and hear.</summary>
sealed class FakeSagas
{
    public ConcurrentDictionary<Guid, SagaDetail> Known { get; } = new();
    public ConcurrentQueue<object> Heard { get; } = new();
    public bool Silent { get; set; }

    public IReadOnlyList<T> Of<T>(string orderId) => [.. Heard.OfType<T>().Where(message => IdOf(message!) == SagaId.Of("Order", orderId))];

    public void Knows(string orderId, SagaStatus status, string? cannotCancelBecause = null) => Known[SagaId.Of("Order", orderId)] = Detail(orderId, status, cannotCancelBecause);

    public static SagaDetail Detail(string orderId, SagaStatus status, string? cannotCancelBecause = null)
    {
        var at = new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
        var failed = status is SagaStatus.Failed or SagaStatus.Compensated;
        return new SagaDetail(
            SagaId.Of("Order", orderId), "Order", orderId, status, "ChargePayment", null, at, at.AddSeconds(1), status.IsFinal() ? at.AddSeconds(1) : null,
            [new StepDetail("ReserveInventory", StepStatus.Completed, 1, null, null, null), new StepDetail("ChargePayment", StepStatus.Running, 2, null, new FailureDetail("TimeoutException", "no answer"), null)],
            failed ? new SagaFailure("ChargePayment", "payment_declined", "The card was declined.") : null, cannotCancelBecause);
    }

    static Guid IdOf(object message) => message switch
    {
        GetSaga asked => asked.SagaId,
        OrderSubmitted submitted => submitted.SagaId,
        CancelSaga cancel => cancel.SagaId,
        _ => Guid.Empty,
    };
}

/// <summary>Stands in for Orders.Saga.</summary>
sealed class FakeSagaService(FakeSagas sagas) : IConsumer<GetSaga>, IConsumer<OrderSubmitted>, IConsumer<CancelSaga>, INotJournalled
{
    public async Task Consume(ConsumeContext<GetSaga> context)
    {
        sagas.Heard.Enqueue(context.Message);
        if (sagas.Silent)
            return;
        if (sagas.Known.TryGetValue(context.Message.SagaId, out var detail))
            await context.RespondAsync(new SagaFound(detail));
        else
            await context.RespondAsync(new SagaNotFound(context.Message.SagaId));
    }

    public Task Consume(ConsumeContext<OrderSubmitted> context) => Hear(context.Message);

    public Task Consume(ConsumeContext<CancelSaga> context) => Hear(context.Message);

    Task Hear(object message)
    {
        sagas.Heard.Enqueue(message);
        return Task.CompletedTask;
    }
}
