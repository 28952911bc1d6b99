using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas;

/// <summary>
/// Keeps revocations of compensations in the inbox of an endpoint of participants, where the command's own handling looks for them. It has
/// nothing to do: that it was handled is the tombstone.
/// </summary>
sealed class Revocations : IConsumer<CommandRevoked>
{
    public Task Consume(ConsumeContext<CommandRevoked> context)
    {
        var (entry, revoked) = (context.Unit().Entry, context.Message);
        (entry.Step, entry.Actor, entry.Reason) = (revoked.Step, revoked.Actor, revoked.Reason);
        return Task.CompletedTask;
    }

    /// <summary>The message id of the revocation, so that it can be found by the command that it revokes.</summary>
    internal static Guid IdOf(Guid sagaId, string step) => SagaId.Of("Revoked", $"{sagaId}/{step}");
}

/// <summary>Registers what a participant needs besides its consumers.</summary>
public static class RevocationRegistration
{
    /// <summary>
    /// Compensations that come to this endpoint are not carried out once an operator has declared that they were done by hand
    /// (docs/decisions/0023).
    /// </summary>
    /// <param name="endpoint">The name of the receive endpoint that takes the compensations.</param>
    public static void KeepRevocations(this IBusRegistrationConfigurator bus, string endpoint) =>
        bus.AddConsumer<Revocations>().Endpoint(configured => configured.Name = endpoint);
}
