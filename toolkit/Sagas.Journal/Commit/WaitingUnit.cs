using System.Diagnostics;

namespace Sagas.Journal;

/// <summary>A unit of work in the queue of the group committer. It can be withdrawn while it is queued.</summary>
sealed class WaitingUnit(UnitOfWork unit, Activity? activity, CancellationToken cancellation)
{
    const int Queued = 0, Taken = 1, Withdrawn = 2;
    readonly TaskCompletionSource<CommitOutcome> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int place;
    volatile bool tried;

    internal UnitOfWork Unit => unit;

    internal Task<CommitOutcome> Outcome => outcome.Task;

    /// <summary>
    /// Each unit's trace shows its commit; the SQL statements are in the trace of the first unit, which the others link to.
    /// </summary>
    internal void Describe(int batch)
    {
        activity?.SetTag("sagas.journal.batch", batch);
        if (Activity.Current is { } first && first != activity)
            activity?.AddLink(new ActivityLink(first.Context));
    }

    internal bool Take() => Interlocked.CompareExchange(ref place, Taken, Queued) == Queued;

    /// <summary>Called after a failure with an unknown outcome. False when the unit's caller no longer waits.</summary>
    internal bool PutBack()
    {
        tried = true;
        Interlocked.Exchange(ref place, Queued);
        if (cancellation.IsCancellationRequested)
            Withdraw();
        return place == Queued;
    }

    /// <summary>A connection may break after its commit, so only a unit that was never tried is certainly not committed.</summary>
    internal void Withdraw()
    {
        if (Interlocked.CompareExchange(ref place, Withdrawn, Queued) != Queued)
            return;
        if (tried)
            outcome.TrySetException(new CommitUnknownException());
        else
            outcome.TrySetCanceled(cancellation);
    }

    internal void Finish(CommitOutcome what) => outcome.TrySetResult(what);

    internal void Fail(Exception failure) => outcome.TrySetException(failure);
}

/// <summary>The caller stopped waiting for a commit that was tried but not confirmed: the changes may or may not be committed.</summary>
public sealed class CommitUnknownException()
    : Exception(
        "The commit was tried while the database was unusable, and its outcome is "
            + "unknown. Send the request again with the same id, which is safe."
    );
