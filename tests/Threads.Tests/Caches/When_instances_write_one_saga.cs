using NUnit.Framework;
using Sagas;
using Sagas.Journal;
using Sagas.Persistence;
using Threads.Tests.Doubles;
using static Threads.Tests.Schedules;

namespace Threads.Tests.Caches;

/// <summary>Two instances of a service, each with its cache, handle messages of one saga at once.</summary>
sealed class When_instances_write_one_saga
{
    static readonly Guid Saga = new(99, 0, 0, new byte[8]);

    [Test]
    public void Every_message_counts_and_all_come_to_their_end() => AllHold(async () =>
    {
        var (store, work) = (new Store(), new Work());
        store.Inner.Put(Saga, Row(1));
        using var one = new Instance(store);
        using var other = new Instance(store);
        await AtOnce(one.Handle(work), one.Handle(work), other.Handle(work));
        Must(store.Inner.All<SagaRow>() is [{ Version: 4 }], $"the saga has version {store.Inner.All<SagaRow>()[0].Version}");
        Must(store.Inner.Entries.Count == 3, $"{store.Inner.Entries.Count} messages were handled");
    });

    static SagaRow Row(int version) => new()
    {
        Id = Saga,
        Kind = "order",
        BusinessId = "order-1",
        State = "Reserving",
        Status = SagaStatus.Running,
        Version = version,
        SubmittedAt = Work.Noon,
        UpdatedAt = Work.Noon,
        Data = "{}",
    };

    sealed class Instance : IDisposable
    {
        readonly SagaCache cache = new(10);
        readonly BatchLoader reader;
        readonly Writer writer;

        internal Instance(Store store) => (reader, writer) = (new BatchLoader(store, [cache]), new Writer(store, cache));

        /// <summary>As the journal does: after a conflict the message is handled again, from a new reading on.</summary>
        internal async Task Handle(Work work)
        {
            UnitOfWork unit;
            do
            {
                unit = work.Unit();
                var row = await reader.Find<SagaRow>(Saga, unit);
                unit.Update(Saga, Row(row!.Version));
            }
            while (await writer.Commit(unit) != CommitOutcome.Committed);
        }

        public void Dispose()
        {
            writer.Dispose();
            cache.Dispose();
        }
    }
}
