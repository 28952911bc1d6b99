namespace Sagas.Journal;

/// <summary>The outcome of one unit of a batch.</summary>
public enum CommitOutcome
{
    /// <summary>The unit is durable.</summary>
    Committed,

    /// <summary>The message was handled before: its outputs are in the journal and are sent again.</summary>
    Duplicate,

    /// <summary>Another unit changed a row that this unit read: handle the message again.</summary>
    Conflict,
}

/// <summary>
/// The store that commits units of work. Its contract (tests/Sagas.Tests/Contracts): a batch is one transaction; only a unit that is
/// a duplicate or conflicts is left out; what is committed survives a crash of the process and of the machine.
/// </summary>
public interface IJournalStore
{
    /// <summary>Commits a batch; the outcomes are in the order of the batch.</summary>
    Task<IReadOnlyList<CommitOutcome>> Commit(IReadOnlyList<UnitOfWork> batch, CancellationToken cancellation);

    /// <summary>Reads rows by key, without tracking; rows that do not exist are absent from the result.</summary>
    Task<IReadOnlyDictionary<object, TRow>> Read<TRow>(IReadOnlyCollection<object> keys, CancellationToken cancellation) where TRow : class;

    /// <summary>The inbox: the journal entry of a message at an endpoint; null when the message was not handled there.</summary>
    Task<JournalEntry?> FindEntry(string endpoint, Guid messageId, CancellationToken cancellation);

    /// <summary>The store's own clock, which decides what is due; the clocks of its clients may differ.</summary>
    Task<DateTimeOffset> Now(CancellationToken cancellation);

    /// <summary>
    /// Claims timers that are due by the store's clock; no other instance takes them for the duration of <paramref name="claim"/>.
    /// </summary>
    Task<IReadOnlyList<TimerRow>> ClaimTimers(TimeSpan claim, int limit, CancellationToken cancellation);

    /// <summary>When the next timer is due, so that the pump can sleep until then.</summary>
    Task<DateTimeOffset?> NextTimer(CancellationToken cancellation);

    /// <summary>
    /// Entries older than <paramref name="before"/> whose outputs are not confirmed as sent, oldest first, starting after
    /// <paramref name="after"/>.
    /// </summary>
    Task<IReadOnlyList<JournalEntry>> Pending(DateTimeOffset before, PendingPlace? after, int limit, CancellationToken cancellation);

    /// <summary>Sets whether the outputs of these entries of one endpoint still have to be sent.</summary>
    Task MarkPending(string endpoint, IReadOnlyCollection<Guid> messageIds, bool pending, CancellationToken cancellation);

    /// <summary>Classifies a failure of the store, or of anything that uses its database.</summary>
    FailureKind Classify(Exception exception);

    /// <summary>A failure in words for logs and the health check; by default the database's own.</summary>
    string Explain(Exception exception) => exception.GetBaseException().Message;
}

/// <summary>A position in the order in which pending entries are read.</summary>
public sealed record PendingPlace(DateTimeOffset At, long Position);

/// <summary>Reads rows for units of work, many at a time.</summary>
public interface IRowReader
{
    /// <summary>Reads a row for a unit; null when there is none.</summary>
    Task<TRow?> Find<TRow>(object key, UnitOfWork unit) where TRow : class;
}
