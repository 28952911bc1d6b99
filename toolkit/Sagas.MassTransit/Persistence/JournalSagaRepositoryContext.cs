using System.Diagnostics;
using MassTransit;
using MassTransit.Context;
using MassTransit.Saga;
using Sagas.Engine;
using Sagas.Journal;
using Sagas.StateMachines;

namespace Sagas.Persistence;

/// <summary>
/// Loads and saves saga instances as rows of the unit of work; they are committed with everything else the message does.
/// </summary>
sealed class JournalSagaRepositoryContext<TSaga, TMessage>(ConsumeContext<TMessage> context, UnitOfWork unit, ISagaTable? table)
    : ConsumeContextScope<TMessage>(context), SagaRepositoryContext<TSaga, TMessage>
    where TSaga : SagaState
    where TMessage : class
{
    readonly ConsumeContext<TMessage> context = context;

    public async Task<SagaConsumeContext<TSaga, TMessage>> Load(Guid correlationId)
    {
        // Cancellations and timers reach every kind of saga. An instance of another kind must not be read, and then saved, as this kind.
        if (await unit.Find<SagaRow>(correlationId) is not { } row || (table is not null && row.Kind != table.Kind))
            return null!; // Tells MassTransit that there is none.
        var saga = SagaRows.Read<TSaga>(row);
        unit.Entry.FromState = saga.CurrentState;
        if (table is not null && RemovedStates.Stop(saga, table.Knows) is { } stopped)
            await context.Publish(OwnMessages.Announcement(saga, stopped, unit.Now), context.CancellationToken);
        return new DefaultSagaConsumeContext<TSaga, TMessage>(context, saga);
    }

    public Task<SagaConsumeContext<TSaga, TMessage>> Add(TSaga instance)
    {
        unit.Entry.FromState = instance.CurrentState;
        return Task.FromResult<SagaConsumeContext<TSaga, TMessage>>(new DefaultSagaConsumeContext<TSaga, TMessage>(context, instance));
    }

    /// <summary>
    /// A start message: the saga is assumed to be new without a lookup. If it is not, the commit fails and the second run looks it up.
    /// </summary>
    public async Task<SagaConsumeContext<TSaga, TMessage>> Insert(TSaga instance) =>
        unit.Repeated && await unit.Find<SagaRow>(instance.CorrelationId) is not null ? null! : await Add(instance);

    public Task Save(SagaConsumeContext<TSaga> context)
    {
        if (unit.Discarded)
            return Task.CompletedTask;
        var saga = context.Saga;
        if (saga.Version++ == 0 || unit.Now - saga.UpdatedAt > SagaTraces.LongestRest)
            saga.TraceParent = Activity.Current?.Id;
        saga.UpdatedAt = unit.Now;
        unit.Entry.SubjectId = saga.CorrelationId;
        unit.Entry.ToState = saga.CurrentState;
        unit.Entry.Seq = saga.Version;
        Save(saga.CorrelationId, SagaRows.Write(saga));
        return Task.CompletedTask;
    }

    /// <summary>The saga counts its versions itself, and the unit counts those of a row that it updates.</summary>
    void Save(Guid id, SagaRow row)
    {
        if (row.Version == 1)
        {
            unit.Insert(id, row);
            return;
        }
        row.Version--;
        unit.Update(id, row);
    }

    public Task Update(SagaConsumeContext<TSaga> context) => Save(context);

    public Task Delete(SagaConsumeContext<TSaga> context) => Save(context);

    public Task Discard(SagaConsumeContext<TSaga> context) => Task.CompletedTask;

    public Task Undo(SagaConsumeContext<TSaga> context) => Task.CompletedTask;

    public Task<SagaConsumeContext<TSaga, T>> CreateSagaConsumeContext<T>(
        ConsumeContext<T> consumeContext,
        TSaga instance,
        SagaConsumeContextMode mode
    )
        where T : class => Task.FromResult<SagaConsumeContext<TSaga, T>>(new DefaultSagaConsumeContext<TSaga, T>(consumeContext, instance));
}
