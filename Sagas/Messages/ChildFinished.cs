using Sagas.Steps;

namespace Sagas.Messages;

/// <summary>A child saga tells the parent that started it how it ended; sent again whenever the parent asks again.</summary>
/// <param name="SagaId">The parent.</param>
/// <param name="Step">The parent's step that waits for the child.</param>
public record ChildFinished(Guid SagaId, string Step, Guid ChildId, SagaStatus Status, SagaFailure? Failure);
