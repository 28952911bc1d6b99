namespace Sagas.Journal;

/// <summary>Whose fault a failure is, and so what becomes of the message at hand (docs/decisions/0013).</summary>
public enum FailureKind
{
    /// <summary>Not the database's: the handler's own, which the saga decides about.</summary>
    Foreign,

    /// <summary>The database refuses what this one unit holds: a value, a constraint, a limit. Trying again cannot help.</summary>
    Refused,

    /// <summary>Another transaction was in the way (deadlock, serialization): the same work is tried again at once.</summary>
    Contended,

    /// <summary>
    /// Everything else, whatever the database calls it: away, read-only, overloaded, refusing the login. It says nothing about the
    /// message, so the message waits, unacknowledged, until the database works.
    /// </summary>
    Unavailable,
}

/// <summary>What kinds of failures mean for those who wait.</summary>
public static class FailureKinds
{
    /// <summary>True for the database's own trouble: it says nothing about the work at hand, which is to be tried again as it is.</summary>
    public static bool SaysNothingOfTheWork(this IJournalStore store, Exception failure) =>
        store.Classify(failure) is FailureKind.Unavailable or FailureKind.Contended;
}
