using Sagas.Journal;
using Sagas.Persistence;

namespace Sagas.Operations;

/// <summary>
/// What lists, boards and counts ask of the saga service's database, beyond <see cref="ISagaReader"/>. Each query walks an index, and reads
/// a bounded number of rows, whatever the number of sagas.
/// </summary>
public interface ISagaQueries
{
    /// <summary>A saga by its id or by what people call it; the newest of several.</summary>
    Task<SagaRow?> Find(string idOrBusinessId, CancellationToken cancellation);

    /// <summary>A page of the list, newest first.</summary>
    Task<SagaListing> List(SagaListQuery query, CancellationToken cancellation);

    /// <summary>How many sagas have each status; counting stops at <see cref="SagaListQuery.CountedAtMost"/> each.</summary>
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

    /// <summary>Those of the sagas that exist.</summary>
    Task<IReadOnlyList<SagaRow>> ByIds(IReadOnlyCollection<Guid> ids, CancellationToken cancellation);

    /// <summary>Sagas that fail or failed, newest first: the ground of the failure groups.</summary>
    Task<IReadOnlyList<SagaRow>> Troubled(DateTimeOffset since, int limit, CancellationToken cancellation);

    /// <summary>How many sagas are in each state now; only those that have not ended.</summary>
    Task<IReadOnlyList<StateCount>> States(CancellationToken cancellation);

    /// <summary>The latest handled messages of sagas, oldest first: what states lasted, and where sagas went.</summary>
    Task<IReadOnlyList<Passage>> Passages(int limit, CancellationToken cancellation);

    /// <summary>What is yet to be sent, and which timers run.</summary>
    Task<JournalBacklog> Backlog(CancellationToken cancellation);

    /// <summary>What the journal took in lately: which positions, about which sagas.</summary>
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
    /// <summary>Counts end here.</summary>
    public const int CountedAtMost = 10_000;

    /// <summary>A text search looks at this many sagas, newest first, and says how far it got.</summary>
    public const int SearchedAtOnce = 20_000;
}

/// <param name="Next">Where the next page begins; null at the end.</param>
/// <param name="SearchedTo">Set when a text search stopped before the end with fewer rows than asked.</param>
public sealed record SagaListing(IReadOnlyList<SagaRow> Rows, SagaCursor? Next, DateTimeOffset? SearchedTo = null);

/// <summary>How many sagas of a kind are in a state.</summary>
public sealed record StateCount(string Kind, string State, SagaStatus Status, int Count);

/// <summary>A message that moved a saga.</summary>
public sealed record Passage(Guid SagaId, string Kind, DateTimeOffset At, string? FromState, string? ToState, bool IsFailure);

/// <param name="Unsent">Entries whose messages are not known to be sent.</param>
public sealed record JournalBacklog(int Unsent, DateTimeOffset? Oldest, int Timers, DateTimeOffset? NextTimer);
