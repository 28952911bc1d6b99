namespace Sagas.Journal;

/// <summary>What became of one unit of a batch.</summary>
public enum CommitOutcome
{
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
    Task<IReadOnlyList<CommitOutcome>> Commit(IReadOnlyList<UnitOfWork> batch, CancellationToken cancellation);

    /// <summary>Reads rows by key, without tracking; missing ones are absent.</summary>
    Task<IReadOnlyDictionary<object, TRow>> Read<TRow>(IReadOnlyCollection<object> keys, CancellationToken cancellation) where TRow : class;

    Task<JournalEntry?> FindEntry(string endpoint, Guid messageId, CancellationToken cancellation);

    /// <summary>Takes timers that are due, so that no other instance takes them before <paramref name="claimUntil"/>.</summary>
    Task<IReadOnlyList<TimerRow>> ClaimTimers(DateTimeOffset now, DateTimeOffset claimUntil, int limit, CancellationToken cancellation);

    /// <summary>When the next timer is due, so that the pump can sleep until then.</summary>
    Task<DateTimeOffset?> NextTimer(CancellationToken cancellation);

    /// <summary>Entries whose outputs are not known to be sent, older than <paramref name="before"/>.</summary>
    Task<IReadOnlyList<JournalEntry>> Pending(DateTimeOffset before, int limit, CancellationToken cancellation);

    Task MarkSent(IReadOnlyCollection<Guid> messageIds, CancellationToken cancellation);

    /// <summary>True when the exception says that the database is away or overloaded, so that trying again is right.</summary>
    bool IsTransient(Exception exception);
}

/// <summary>Reads rows for units of work, many at a time.</summary>
public interface IRowReader
{
    Task<TRow?> Find<TRow>(object key, UnitOfWork unit) where TRow : class;
}
