
namespace Sagas.Definitions;

/// <summary>A message from outside that this kind of saga accepts while it runs.</summary>
sealed class EventDefinition<TSaga>(MessageType message) where TSaga : SagaState
{
    internal MessageType Message { get; } = message;

    /// <summary>What the message changes at any time; null when it only ends waits.</summary>
    internal Action<TSaga, object>? OnAnyTime { get; set; }

    /// <summary>The waits that such a message ends, one per message, in table order.</summary>
    internal List<EventWait<TSaga>> Waits { get; } = [];
}
