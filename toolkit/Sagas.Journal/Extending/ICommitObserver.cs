namespace Sagas.Journal.Extending;

/// <summary>Notified of the outcome of each unit of work, after its commit and before its caller continues.</summary>
public interface ICommitObserver
{
    /// <summary>Must not throw or block: the next commit waits for it.</summary>
    void Decided(UnitOfWork unit, CommitOutcome outcome);
}
