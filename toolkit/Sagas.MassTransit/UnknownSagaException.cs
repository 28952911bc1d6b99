namespace Sagas;

/// <summary>
/// A message from outside came for a saga that has not started, or that does not exist. It is kept in the error queue of the endpoint.
/// </summary>
public sealed class UnknownSagaException(string message) : Exception(message)
{
    internal static UnknownSagaException For(string kind, Guid sagaId, Type message) =>
        new(
            $"{message.Name} came for {kind} {sagaId}, which has not started here. If its start is only late, send {message.Name} again; "
                + $"else make its SagaId with SagaId.Of(\"{kind}\", business id)."
        );
}
