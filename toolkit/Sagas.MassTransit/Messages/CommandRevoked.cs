
namespace Sagas.Messages;

/// <summary>
/// A person did by hand what the compensation was to do. A participant that gets the command after this does not carry it out
/// (docs/decisions/0023).
/// </summary>
/// <param name="Step">The compensation; its command has the same name.</param>
public record CommandRevoked(Guid SagaId, string Step, string Actor, string Reason);
