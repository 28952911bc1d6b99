
namespace Sagas.Definitions;

/// <summary>A message from outside that this kind of saga takes while it runs.</summary>
sealed class EventDefinition<TSaga>(MessageType message) where TSaga : SagaState
{
    internal MessageType Message { get; } = message;

    /// <summary>What it changes whenever it comes; null when it only ends waits.</summary>
    internal Action<TSaga, object>? OnAnyTime { get; set; }

    /// <summary>The waits that it ends, one message each, in the order of the table.</summary>
    internal List<EventWait<TSaga>> Waits { get; } = [];
}
