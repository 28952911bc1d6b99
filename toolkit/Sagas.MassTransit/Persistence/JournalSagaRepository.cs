using MassTransit.Saga;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Journal;

namespace Sagas.Persistence;

/// <summary>Plugs the journal into MassTransit as a saga repository.</summary>
sealed class JournalSagaRepositoryContextFactory<TSaga>(IJournalStore store, IEnumerable<ISagaTable> tables)
    : ISagaRepositoryContextFactory<TSaga>,
        ILoadSagaRepositoryContextFactory<TSaga>
    where TSaga : SagaState
{
    readonly ISagaTable? table = tables.FirstOrDefault(table => table.Instance == typeof(TSaga));

    public Task Send<T>(ConsumeContext<T> context, IPipe<SagaRepositoryContext<TSaga, T>> next) where T : class =>
        next.Send(new JournalSagaRepositoryContext<TSaga, T>(context, context.Unit(), table));

    public Task SendQuery<T>(ConsumeContext<T> context, ISagaQuery<TSaga> query, IPipe<SagaRepositoryQueryContext<TSaga, T>> next)
        where T : class =>
        throw new NotSupportedException(
            $"{typeof(TSaga).Name} correlates {typeof(T).Name} by a query; the journal finds sagas by id only. Derive the id with "
                + "SagaId.Of(kind, businessId) and correlate by it."
        );

    public async Task<T> Execute<T>(
        Func<LoadSagaRepositoryContext<TSaga>, Task<T>> asyncMethod,
        CancellationToken cancellationToken = default
    )
        where T : class => await asyncMethod(new LoadContext(store, cancellationToken));

    public void Probe(ProbeContext context) => context.Add("persistence", "journal");

    sealed class LoadContext(IJournalStore store, CancellationToken cancellation)
        : MassTransit.Middleware.BasePipeContext(cancellation),
            LoadSagaRepositoryContext<TSaga>
    {
        public async Task<TSaga> Load(Guid correlationId) =>
            (await store.Read<SagaRow>([correlationId], CancellationToken)).TryGetValue(correlationId, out var row)
                ? SagaRows.Read<TSaga>(row)
                : null!;
    }
}

/// <summary>Adds the repository of a saga to a bus.</summary>
public static class JournalSagaRepositoryExtensions
{
    /// <summary>Stores the instances of this saga in the journal's database.</summary>
    public static ISagaRegistrationConfigurator<TSaga> JournalRepository<TSaga>(this ISagaRegistrationConfigurator<TSaga> saga)
        where TSaga : SagaState
    {
        saga.Repository(repository =>
        {
            repository.AddSingleton<JournalSagaRepositoryContextFactory<TSaga>>();
            repository.AddSingleton<ISagaRepositoryContextFactory<TSaga>>(p =>
                p.GetRequiredService<JournalSagaRepositoryContextFactory<TSaga>>()
            );
            repository.AddSingleton<ILoadSagaRepositoryContextFactory<TSaga>>(p =>
                p.GetRequiredService<JournalSagaRepositoryContextFactory<TSaga>>()
            );
            repository.AddSingleton<ISagaRepository<TSaga>>(p => new SagaRepository<TSaga>(
                p.GetRequiredService<ISagaRepositoryContextFactory<TSaga>>(),
                null,
                p.GetRequiredService<ILoadSagaRepositoryContextFactory<TSaga>>()
            ));
            repository.AddSingleton<ILoadSagaRepository<TSaga>>(p =>
                (ILoadSagaRepository<TSaga>)p.GetRequiredService<ISagaRepository<TSaga>>()
            );
        });
        return saga;
    }
}
