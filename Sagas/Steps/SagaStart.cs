namespace Sagas.Steps;

/// <summary>How a saga starts.</summary>
abstract class SagaStart<TSaga> where TSaga : SagaState
{
    internal abstract void Accept(TSaga saga, object message);
    internal abstract void Declare(IStartTable<TSaga> table);
}

interface IStartTable<TSaga> where TSaga : SagaState
{
    void AddStart<TMessage>() where TMessage : class;
}

sealed class SagaStart<TSaga, TMessage>(Func<TMessage, string> businessId, Action<TSaga, TMessage> accept) : SagaStart<TSaga>
    where TSaga : SagaState where TMessage : class
{
    internal override void Accept(TSaga saga, object message)
    {
        saga.BusinessId = businessId((TMessage)message);
        accept(saga, (TMessage)message);
    }

    internal override void Declare(IStartTable<TSaga> table) => table.AddStart<TMessage>();
}
