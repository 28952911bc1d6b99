namespace Sagas.Journal;

/// <summary>What became of one unit of a batch.</summary>
public enum CommitOutcome
{
    /// <summary>It is durable.</summary>
    Committed,

    /// <summary>This message was handled before: its outputs are in the journal, and are sent again.</summary>
    Duplicate,

    /// <summary>Somebody else wrote a row that this unit read: handle the message again.</summary>
    Conflict,
}

/// <summary>
/// Where units of work are committed. The contract (tests/Sagas.Tests/Contracts): a batch is one transaction; a unit that is
/// a duplicate or conflicts is left out alone; what is committed survives a crash of the process and of the machine.
/// </summary>
public interface IJournalStore
{
    /// <summary>Commits a batch; the outcomes are in its order.</summary>
    Task<IReadOnlyList<CommitOutcome>> Commit(IReadOnlyList<UnitOfWork> batch, CancellationToken cancellation);

    /// <summary>Reads rows by key, without tracking; missing ones are absent.</summary>
    Task<IReadOnlyDictionary<object, TRow>> Read<TRow>(IReadOnlyCollection<object> keys, CancellationToken cancellation) where TRow : class;

    /// <summary>The inbox: what was journalled of a message at an endpoint; null when it was not handled there.</summary>
    Task<JournalEntry?> FindEntry(string endpoint, Guid messageId, CancellationToken cancellation);

    /// <summary>The store's own clock, which decides what is due: those of its users may differ.</summary>
    Task<DateTimeOffset> Now(CancellationToken cancellation);

    /// <summary>
    /// Takes timers that are due by the store's clock, so that no other instance takes them for as long as <paramref name="claim"/>.
    /// </summary>
    Task<IReadOnlyList<TimerRow>> ClaimTimers(TimeSpan claim, int limit, CancellationToken cancellation);

    /// <summary>When the next timer is due, so that the pump can sleep until then.</summary>
    Task<DateTimeOffset?> NextTimer(CancellationToken cancellation);

    /// <summary>
    /// Entries whose outputs are not known to be sent, older than <paramref name="before"/>: the oldest first, from behind <paramref
    /// name="after"/> on.
    /// </summary>
    Task<IReadOnlyList<JournalEntry>> Pending(DateTimeOffset before, PendingPlace? after, int limit, CancellationToken cancellation);

    /// <summary>Whether the outputs of these entries, all of one endpoint, are still to be sent.</summary>
    Task MarkPending(string endpoint, IReadOnlyCollection<Guid> messageIds, bool pending, CancellationToken cancellation);

    /// <summary>What a failure of the store, or of anything that used its database, means for the message at hand.</summary>
    FailureKind Classify(Exception exception);
}

/// <summary>A place in the order in which pending entries are read.</summary>
public sealed record PendingPlace(DateTimeOffset At, long Position);

/// <summary>Reads rows for units of work, many at a time.</summary>
public interface IRowReader
{
    /// <summary>Reads a row for a unit; null when there is none.</summary>
    Task<TRow?> Find<TRow>(object key, UnitOfWork unit) where TRow : class;
}
