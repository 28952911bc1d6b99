using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Operations;

/// <summary>Reads sagas as operators and APIs see them. List and detail read the same rows, so they never disagree.</summary>
public interface ISagaReader
{
    /// <summary>A saga by its id; null when there is none.</summary>
    Task<SagaDetail?> Find(Guid sagaId, CancellationToken cancellation);

    /// <summary>Finds by what people call a saga; with several kinds of the same name, the newest.</summary>
    Task<SagaDetail?> Find(string businessId, CancellationToken cancellation);

    /// <summary>Finds the newest run of a saga that goes on as a fresh one again and again.</summary>
    Task<SagaDetail?> Find(string kind, string businessId, CancellationToken cancellation);

    /// <summary>
    /// What changed since it was last seen; of one that went on as a fresh run, the newest. Two queries, however many are asked for.
    /// </summary>
    Task<SagasFound> Changes(IReadOnlyCollection<SeenSaga> seen, CancellationToken cancellation);

    /// <summary>All that a saga remembers, as JSON; null when there is none.</summary>
    Task<string?> Data(Guid sagaId, CancellationToken cancellation);

    /// <summary>The history of a saga, oldest first, after a position.</summary>
    Task<IReadOnlyList<JournalEntry>> Journal(Guid sagaId, long after, int limit, CancellationToken cancellation);

    /// <summary>The saga's timers, the next one first.</summary>
    Task<IReadOnlyList<TimerRow>> Timers(Guid sagaId, CancellationToken cancellation);
}

static class SagaReaderExtensions
{
    internal static Task<SagaDetail?> FindByIdOrName(this ISagaReader sagas, string id, CancellationToken cancellation) =>
        Guid.TryParse(id, out var sagaId) ? sagas.Find(sagaId, cancellation)
        // A database takes no control characters as text.
        : id.Any(char.IsControl) ? Task.FromResult<SagaDetail?>(null)
        : sagas.Find(id, cancellation);
}
