namespace Sagas;

/// <summary>
/// A message from outside arrived for a saga that has not started or does not exist. It is kept in the error queue of the endpoint.
/// </summary>
public sealed class UnknownSagaException(string message) : Exception(message)
{
    /// <summary>The exception for a message that no saga of this kind awaits under this id.</summary>
    public static UnknownSagaException For(string kind, Guid sagaId, Type message) =>
        new(
            $"{message.Name} arrived for {kind} {sagaId}, which has not started here. If it starts late, send {message.Name} again; "
                + $"otherwise create its SagaId with SagaId.Of(\"{kind}\", business id)."
        );
}
