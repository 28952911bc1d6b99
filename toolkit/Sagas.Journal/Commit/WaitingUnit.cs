using System.Diagnostics;

namespace Sagas.Journal;

/// <summary>A unit of work in the queue of the group writer. While it waits there it can be withdrawn.</summary>
sealed class WaitingUnit(UnitOfWork unit, Activity? activity, CancellationToken cancellation)
{
    const int Queued = 0, Taken = 1, Withdrawn = 2;
    readonly TaskCompletionSource<CommitOutcome> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int place;
    volatile bool tried;

    internal UnitOfWork Unit => unit;

    internal Task<CommitOutcome> Outcome => outcome.Task;

    /// <summary>Each unit shows its commit in its own trace; the statements are in that of the first, to which the others point.</summary>
    internal void Describe(int batch)
    {
        activity?.SetTag("sagas.journal.batch", batch);
        if (Activity.Current is { } first && first != activity)
            activity?.AddLink(new ActivityLink(first.Context));
    }

    internal bool Take() => Interlocked.CompareExchange(ref place, Taken, Queued) == Queued;

    /// <summary>After a failure that decided nothing. False when nobody waits for it any more.</summary>
    internal bool PutBack()
    {
        tried = true;
        Interlocked.Exchange(ref place, Queued);
        if (cancellation.IsCancellationRequested)
            Withdraw();
        return place == Queued;
    }

    /// <summary>A connection may break after its commit, so only what was never tried is certainly not there.</summary>
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

/// <summary>Nobody waits any longer for a commit that was tried, and whose answer was lost: what it wrote may be there, or not.</summary>
public sealed class CommitUnknownException()
    : Exception(
        "The commit was tried while the database could not be used, and its outcome was not heard "
            + "of. Ask again under the same id, which is safe."
    );
