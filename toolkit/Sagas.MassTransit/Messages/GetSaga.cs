
namespace Sagas.Messages;

/// <summary>
/// Asks for the state of a saga, without changing it. Only the service that hosts sagas of this kind answers.
/// </summary>
public record GetSaga(Guid SagaId, string Kind);

/// <summary>The saga's state.</summary>
public record SagaFound(SagaDetail Detail);

/// <summary>No saga with this id has started (yet).</summary>
public record SagaNotFound(Guid SagaId);
