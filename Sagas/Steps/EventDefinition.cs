namespace Sagas.Steps;

/// <summary>A message from outside that this kind of saga takes while it runs.</summary>
abstract class EventDefinition<TSaga> where TSaga : SagaState
{
    /// <summary>What it changes whenever it comes; null when it only ends waits.</summary>
    internal Action<TSaga, object>? OnAnyTime { get; set; }

    /// <summary>The waits that it ends, one message each, in the order of the table.</summary>
    internal List<EventWait<TSaga>> Waits { get; } = [];

    internal abstract Type Message { get; }

    internal abstract void Declare(IEventTable<TSaga> table);
}

interface IEventTable<TSaga> where TSaga : SagaState
{
    void AddEvent<TMessage>(EventDefinition<TSaga> definition) where TMessage : class;
}

sealed class EventDefinition<TSaga, TMessage> : EventDefinition<TSaga> where TSaga : SagaState where TMessage : class
{
    internal override Type Message => typeof(TMessage);

    internal override void Declare(IEventTable<TSaga> table) => table.AddEvent<TMessage>(this);
}
