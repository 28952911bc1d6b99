using System.Collections.Concurrent;
using Contracts.Orders;
using Contracts.Transfers;
using MassTransit;
using Sagas.Journal;
using Sagas.Messages;
using Sagas;

namespace Orders.Api.Tests;

/// <summary>What the test lets Orders.Saga know and hear.</summary>
sealed class FakeSagas
{
    public ConcurrentDictionary<Guid, SagaDetail> Known { get; } = new();
    public ConcurrentQueue<object> Heard { get; } = new();
    public bool Silent { get; set; }

    /// <summary>Changes that a saga says no to, and why.</summary>
    public ConcurrentDictionary<Guid, string> Refuses { get; } = new();

    public IReadOnlyList<T> Of<T>(string id, string kind = "Order") =>
        [.. Heard.OfType<T>().Where(message => IdOf(message!) == SagaId.Of(kind, id))];

    public void Knows(string id, SagaStatus status, string? cannotCancelBecause = null, string kind = "Order", int run = 1) =>
        Known[SagaId.Of(kind, id)] = Detail(id, status, cannotCancelBecause, kind) with { Run = run };

    public static SagaFinished End(string id, SagaStatus status, string kind = "Order") =>
        new(SagaId.Of(kind, id), kind, id, Detail(id, status, kind: kind));

    static SagaDetail Detail(string id, SagaStatus status, string? cannotCancelBecause = null, string kind = "Order")
    {
        var (first, second) = kind == "Order" ? ("ReserveInventory", "ChargePayment") : ("Withdraw", "Deposit");
        var at = new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
        var failed = status is SagaStatus.Failed or SagaStatus.Compensated;
        return new SagaDetail(
            SagaId.Of(kind, id),
            kind,
            id,
            status,
            second,
            null,
            at,
            at.AddSeconds(1),
            status.IsFinal() ? at.AddSeconds(1) : null,
            [
                new StepDetail(first, StepStatus.Completed, 1, null, null, null),
                new StepDetail(second, StepStatus.Running, 2, null, new FailureDetail("TimeoutException", "no answer"), null),
            ],
            failed ? new SagaFailure(second, "payment_declined", "The card was declined.") : null,
            cannotCancelBecause
        );
    }

    /// <summary>As the real one: only what is not as it was last seen.</summary>
    public SagasFound Answer(GetSagas asked)
    {
        var known = asked
            .Sagas.Where(saga => Known.ContainsKey(saga.SagaId))
            .Select(saga => (Seen: saga, Detail: Known[saga.SagaId]))
            .ToList();
        return new SagasFound(
            [
                .. known
                    .Where(saga => saga.Seen.Version != saga.Detail.GetHashCode())
                    .Select(saga => new ChangedSaga(saga.Seen.SagaId, saga.Detail.GetHashCode(), saga.Detail)),
            ],
            [.. asked.Sagas.Select(saga => saga.SagaId).Where(id => !Known.ContainsKey(id))]
        );
    }

    static Guid IdOf(object message) => message switch
    {
        GetSaga asked => asked.SagaId,
        OrderSubmitted submitted => submitted.SagaId,
        TransferSubmitted submitted => submitted.SagaId,
        StandingTransferSubmitted submitted => submitted.SagaId,
        CancelSaga cancel => cancel.SagaId,
        _ => Guid.Empty,
    };
}

/// <summary>Stands in for Orders.Saga.</summary>
sealed class FakeSagaService(FakeSagas sagas)
    : IConsumer<GetSaga>,
        IConsumer<GetSagas>,
        IConsumer<OrderSubmitted>,
        IConsumer<TransferSubmitted>,
        IConsumer<CancelSaga>,
        IConsumer<StandingTransferSubmitted>,
        IConsumer<PauseStandingTransfer>,
        IConsumer<ResumeStandingTransfer>,
        IConsumer<EndStandingTransfer>,
        INotJournalled
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

    public async Task Consume(ConsumeContext<GetSagas> context)
    {
        sagas.Heard.Enqueue(context.Message);
        if (!sagas.Silent)
            await context.RespondAsync(sagas.Answer(context.Message));
    }

    public Task Consume(ConsumeContext<OrderSubmitted> context) => Hear(context.Message);

    public Task Consume(ConsumeContext<TransferSubmitted> context) => Hear(context.Message);

    public Task Consume(ConsumeContext<CancelSaga> context) => Hear(context.Message);

    public Task Consume(ConsumeContext<StandingTransferSubmitted> context) => Hear(context.Message);

    public Task Consume(ConsumeContext<PauseStandingTransfer> context) => Answer(context, context.Message.SagaId);

    public Task Consume(ConsumeContext<ResumeStandingTransfer> context) => Answer(context, context.Message.SagaId);

    public Task Consume(ConsumeContext<EndStandingTransfer> context) => Answer(context, context.Message.SagaId);

    async Task Answer<T>(ConsumeContext<T> context, Guid sagaId) where T : class
    {
        await Hear(context.Message);
        await (sagas.Refuses.TryGetValue(sagaId, out var reason)
            ? context.RespondAsync(new OperationRefused(sagaId, reason))
            : context.RespondAsync(new OperationAccepted(sagaId)));
    }

    Task Hear(object message)
    {
        sagas.Heard.Enqueue(message);
        return Task.CompletedTask;
    }
}
