using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Operations;

/// <summary>Reads sagas for operators and APIs. List and detail read the same rows, so they never disagree.</summary>
public interface ISagaReader
{
    /// <summary>A saga by its id; null when there is none.</summary>
    Task<SagaDetail?> Find(Guid sagaId, CancellationToken cancellation);

    /// <summary>A saga by its business id; the newest if several kinds share it.</summary>
    Task<SagaDetail?> Find(string businessId, CancellationToken cancellation);

    /// <summary>The newest run of a saga that continues as new.</summary>
    Task<SagaDetail?> Find(string kind, string businessId, CancellationToken cancellation);

    /// <summary>
    /// The sagas that changed since they were last seen, or their newest runs. Two queries, whatever the number of sagas.
    /// </summary>
    Task<SagasFound> Changes(IReadOnlyCollection<SeenSaga> seen, CancellationToken cancellation);

    /// <summary>The whole instance of a saga as JSON; null when there is none.</summary>
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
        // A database rejects control characters in text.
        : id.Any(char.IsControl) ? Task.FromResult<SagaDetail?>(null)
        : sagas.Find(id, cancellation);
}
