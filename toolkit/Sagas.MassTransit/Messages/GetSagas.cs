
namespace Sagas.Messages;

/// <summary>
/// Asks for the state of many sagas of one kind, without changing them. Sagas unchanged since the last answer cost little and are left
/// out. Only the service that hosts sagas of this kind answers.
/// </summary>
public record GetSagas(string Kind, IReadOnlyList<SeenSaga> Sagas);

/// <param name="Version">The version from the last answer; null to get the saga in any case.</param>
public record SeenSaga(Guid SagaId, int? Version);

/// <summary>The answer; a saga in neither list is unchanged.</summary>
/// <param name="Unknown">The ids of which no saga has started (yet).</param>
public record SagasFound(IReadOnlyList<ChangedSaga> Changed, IReadOnlyList<Guid> Unknown);

/// <param name="SagaId">The requested id. If that saga continued as a new run, <paramref name="Detail"/> describes the newest run, which
/// the next request should name.</param>
/// <param name="Version">The version of the saga in <paramref name="Detail"/>.</param>
public record ChangedSaga(Guid SagaId, int Version, SagaDetail Detail);
