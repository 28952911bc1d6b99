using Microsoft.Extensions.DependencyInjection;
using Sagas.Journal;
using Sagas.Journal.Extending;
using Sagas.Persistence;

namespace Simulation.Mutants;

/// <summary>A saga cache that never evicts, not even a row that another process has changed.</summary>
sealed class StickyCache : IRowCache, ICommitObserver
{
    readonly Dictionary<object, SagaRow> rows = [];

    public static void Add(IServiceCollection services) => services
        .AddSingleton<StickyCache>()
        .AddSingleton<IRowCache>(provider => provider.GetRequiredService<StickyCache>())
        .AddSingleton<ICommitObserver>(provider => provider.GetRequiredService<StickyCache>());

    public TRow? Find<TRow>(object key) where TRow : class => rows.GetValueOrDefault(key) as TRow;

    public void Decided(UnitOfWork unit, CommitOutcome outcome)
    {
        foreach (var row in unit.Changes.Select(change => change.Row).OfType<SagaRow>())
        {
            if (outcome == CommitOutcome.Committed)
                rows[row.Id] = row;
        }
    }
}
