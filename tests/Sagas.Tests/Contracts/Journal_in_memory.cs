using Sagas.Journal;
using Sagas.Journal.InMemory;

namespace Sagas.Tests.Contracts;

/// <summary>The store that scenario tests run on keeps the same promises.</summary>
sealed class Journal_in_memory : JournalStoreContract
{
    InMemoryJournalStore memory = new(TimeProvider.System);

    protected override Task<IJournalStore> Create() =>
        Task.FromResult<IJournalStore>(memory = new InMemoryJournalStore(TimeProvider.System));

    protected override IJournalStore Other => memory;
}
