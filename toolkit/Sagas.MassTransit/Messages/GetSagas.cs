
namespace Sagas.Messages;

/// <summary>
/// Asks where many sagas of one kind stand, without touching them; those that have not changed since the last answer cost little and
/// are not told again. The service that hosts sagas of this kind answers, all others keep silent.
/// </summary>
public record GetSagas(string Kind, IReadOnlyList<SeenSaga> Sagas);

/// <param name="Version">That of the last answer; null to be told in any case.</param>
public record SeenSaga(Guid SagaId, int? Version);

/// <summary>The answer: whichever is in neither list stands where it stood.</summary>
/// <param name="Unknown">No saga of these ids has started (yet).</param>
public record SagasFound(IReadOnlyList<ChangedSaga> Changed, IReadOnlyList<Guid> Unknown);

/// <param name="SagaId">As it was asked; when that one went on as a fresh run, <paramref name="Detail"/> is of the newest run, which is to
/// be asked next time.</param>
/// <param name="Version">Of the saga in <paramref name="Detail"/>.</param>
public record ChangedSaga(Guid SagaId, int Version, SagaDetail Detail);
