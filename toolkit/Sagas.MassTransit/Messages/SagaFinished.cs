
namespace Sagas.Messages;

/// <summary>A saga reached a final status. Published once per saga, with everything a reader needs to show it.</summary>
public record SagaFinished(Guid SagaId, string Kind, string BusinessId, SagaDetail Detail);
