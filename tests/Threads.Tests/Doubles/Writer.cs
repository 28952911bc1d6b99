using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sagas.Journal;

namespace Threads.Tests.Doubles;

/// <summary>The group writer, two units at a time at the most.</summary>
sealed class Writer(Store store, params ICommitObserver[] observers) : IDisposable
{
    readonly JournalLifetime lifetime = new();
    GroupCommitter? committer;

    /// <summary>By a thread of its own.</summary>
    internal Task<CommitOutcome> Commit(UnitOfWork unit, CancellationToken cancellation = default)
    {
        committer ??= new GroupCommitter(
            store,
            observers,
            new DatabaseTrouble(new HastyTime(), NullLogger<DatabaseTrouble>.Instance),
            Options.Create(new JournalOptions { MaximumBatch = 2 }),
            lifetime
        );
        return Task.Run(() => committer.Commit(unit, cancellation));
    }

    internal Task<CommitOutcome[]> CommitAll(IEnumerable<UnitOfWork> units) => Task.WhenAll(units.Select(unit => Commit(unit)));

    public void Dispose() => lifetime.Dispose();
}
