using Sagas.Journal;
using Sagas.Persistence;

namespace Sagas.Operations;

/// <summary>
/// Queries for lists, boards and counts, beyond <see cref="ISagaReader"/>. Each uses an index and reads a limited number of rows, whatever
/// the number of sagas.
/// </summary>
public interface ISagaQueries
{
    /// <summary>A saga by its id or business id; the newest if there are several.</summary>
    Task<SagaRow?> Find(string idOrBusinessId, CancellationToken cancellation);

    /// <summary>A page of the list, newest first.</summary>
    Task<SagaListing> List(SagaListQuery query, CancellationToken cancellation);

    /// <summary>The number of sagas per status; counting stops at <see cref="SagaListQuery.CountedAtMost"/> each.</summary>
    Task<IReadOnlyDictionary<SagaStatus, int>> Counts(
        string? kind,
        DateTimeOffset? since,
        DateTimeOffset? until,
        CancellationToken cancellation
    );

    /// <summary>The newest part of a saga's history before a position, oldest first.</summary>
    Task<IReadOnlyList<JournalEntry>> History(Guid sagaId, long before, int limit, CancellationToken cancellation);

    /// <summary>One line of a saga's history.</summary>
    Task<JournalEntry?> Entry(Guid sagaId, long position, CancellationToken cancellation);

    /// <summary>Sagas by id, or of other kinds under the same business id.</summary>
    Task<IReadOnlyList<SagaRow>> Related(IReadOnlyCollection<Guid> ids, string businessId, CancellationToken cancellation);

    /// <summary>The sagas that exist among these ids.</summary>
    Task<IReadOnlyList<SagaRow>> ByIds(IReadOnlyCollection<Guid> ids, CancellationToken cancellation);

    /// <summary>Sagas that are failing or have failed, newest first; the basis of the failure groups.</summary>
    Task<IReadOnlyList<SagaRow>> Troubled(DateTimeOffset since, int limit, CancellationToken cancellation);

    /// <summary>The number of unfinished sagas in each state.</summary>
    Task<IReadOnlyList<StateCount>> States(CancellationToken cancellation);

    /// <summary>The latest messages handled by sagas, oldest first: how long states lasted, and where sagas went.</summary>
    Task<IReadOnlyList<Passage>> Passages(int limit, CancellationToken cancellation);

    /// <summary>Unsent messages and running timers.</summary>
    Task<JournalBacklog> Backlog(CancellationToken cancellation);

    /// <summary>The latest journal entries: their positions and sagas.</summary>
    Task<IReadOnlyList<(long Position, Guid? SagaId)>> Latest(int limit, CancellationToken cancellation);
}

/// <param name="Statuses">Empty for all.</param>
/// <param name="Text">Part of an id, a customer, product or account, or of a failure.</param>
/// <param name="Before">Keyset paging: only sagas listed after this one.</param>
public sealed record SagaListQuery(
    IReadOnlyList<SagaStatus> Statuses,
    string? Kind = null,
    string? Text = null,
    DateTimeOffset? Since = null,
    DateTimeOffset? Until = null,
    SagaCursor? Before = null,
    int Limit = 50,
    string? State = null
)
{
    /// <summary>Counting stops at this number.</summary>
    public const int CountedAtMost = 10_000;

    /// <summary>A text search examines this many sagas, newest first, and reports how far it got.</summary>
    public const int SearchedAtOnce = 20_000;
}

/// <param name="Next">The start of the next page; null at the end.</param>
/// <param name="SearchedTo">Set when a text search stopped before the end with fewer rows than requested.</param>
public sealed record SagaListing(IReadOnlyList<SagaRow> Rows, SagaCursor? Next, DateTimeOffset? SearchedTo = null);

/// <summary>The number of sagas of a kind in a state.</summary>
public sealed record StateCount(string Kind, string State, SagaStatus Status, int Count);

/// <summary>A message that changed a saga's state.</summary>
public sealed record Passage(Guid SagaId, string Kind, DateTimeOffset At, string? FromState, string? ToState, bool IsFailure);

/// <param name="Unsent">The number of entries whose messages are not confirmed as sent.</param>
public sealed record JournalBacklog(int Unsent, DateTimeOffset? Oldest, int Timers, DateTimeOffset? NextTimer);
