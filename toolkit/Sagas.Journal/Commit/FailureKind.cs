namespace Sagas.Journal;

/// <summary>The cause of a failure, which decides how the current message is handled (docs/decisions/0013).</summary>
public enum FailureKind
{
    /// <summary>Not a database failure but one of the handler, for the saga to decide about.</summary>
    Foreign,

    /// <summary>The database rejects something in this one unit: a value, a constraint, a limit. A retry cannot help.</summary>
    Refused,

    /// <summary>Another transaction got in the way (deadlock, serialization): the same work is retried at once.</summary>
    Contended,

    /// <summary>
    /// Every other database failure: unreachable, read-only, overloaded, login refused. It is not caused by the message, so the message
    /// waits, unacknowledged, until the database works.
    /// </summary>
    Unavailable,
}

/// <summary>Groups failure kinds for code that retries.</summary>
public static class FailureKinds
{
    /// <summary>True for a failure of the database itself, not caused by the current work, which is retried unchanged.</summary>
    public static bool SaysNothingOfTheWork(this IJournalStore store, Exception failure) =>
        store.Classify(failure) is FailureKind.Unavailable or FailureKind.Contended;
}
