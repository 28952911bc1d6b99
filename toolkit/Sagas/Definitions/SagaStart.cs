
namespace Sagas.Definitions;

/// <summary>How a saga starts.</summary>
abstract class SagaStart<TSaga> where TSaga : SagaState
{
    internal abstract MessageType Message { get; }

    internal abstract void Accept(TSaga saga, object message);
}

sealed class SagaStart<TSaga, TMessage>(Func<TMessage, string> businessId, Action<TSaga, TMessage> accept) : SagaStart<TSaga>
    where TSaga : SagaState where TMessage : class
{
    internal override MessageType Message { get; } = MessageType.Of<TMessage>();

    internal override void Accept(TSaga saga, object message)
    {
        saga.BusinessId = businessId((TMessage)message);
        accept(saga, (TMessage)message);
    }
}
