using Sagas.Steps;

namespace Sagas.Messages;

/// <summary>Asks where a saga stands, without touching it.</summary>
public record GetSaga(Guid SagaId);

/// <summary>Where it stands.</summary>
public record SagaFound(SagaDetail Detail);

/// <summary>No saga of this id has started (yet).</summary>
public record SagaNotFound(Guid SagaId);
