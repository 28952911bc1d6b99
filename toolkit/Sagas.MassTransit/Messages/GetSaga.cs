
namespace Sagas.Messages;

/// <summary>
/// Asks where a saga stands, without touching it. The service that hosts sagas of this kind answers, all others keep silent.
/// </summary>
public record GetSaga(Guid SagaId, string Kind);

/// <summary>Where it stands.</summary>
public record SagaFound(SagaDetail Detail);

/// <summary>No saga of this id has started (yet).</summary>
public record SagaNotFound(Guid SagaId);
