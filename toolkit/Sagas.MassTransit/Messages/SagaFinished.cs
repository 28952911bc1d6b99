
namespace Sagas.Messages;

/// <summary>A saga reached a final status; published once per saga, with everything a reader needs to show it from then on.</summary>
public record SagaFinished(Guid SagaId, string Kind, string BusinessId, SagaDetail Detail);
