namespace Sagas.Journal;

/// <summary>Hears what became of each unit of work, right after its commit and before whoever waits for it goes on.</summary>
interface ICommitObserver
{
    /// <summary>Must not throw, and must not wait: the next commit stands behind it.</summary>
    void Decided(UnitOfWork unit, CommitOutcome outcome);
}
