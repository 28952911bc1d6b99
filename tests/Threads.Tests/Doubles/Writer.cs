using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sagas.Journal;

namespace Threads.Tests.Doubles;

/// <summary>The group writer, two units at a time at the most; each commit has a thread of its own.</summary>
sealed class Writer : IDisposable
{
    readonly JournalLifetime lifetime = new();
    readonly GroupCommitter committer;

    internal Writer(Store store, params ICommitObserver[] observers) => committer = new GroupCommitter(
        store,
        observers,
        new DatabaseTrouble(new HastyTime(), new Random(1), NullLogger<DatabaseTrouble>.Instance),
        new Pauses(new HastyTime(), new Random(1)),
        Options.Create(new JournalOptions { MaximumBatch = 2 }),
        lifetime
    );

    internal Task<CommitOutcome> Commit(UnitOfWork unit, CancellationToken cancellation = default) =>
        Task.Run(() => committer.Commit(unit, cancellation));

    internal Task<CommitOutcome[]> CommitAll(IEnumerable<UnitOfWork> units) => Task.WhenAll(units.Select(unit => Commit(unit)));

    public void Dispose() => lifetime.Dispose();
}
