
namespace Sagas.Engine;

/// <summary>What the engine decided.</summary>
/// <param name="Saga">The new state of the saga: the instance that was passed in.</param>
/// <param name="State">The saga's new state machine state. The host moves the saga there.</param>
/// <param name="Effects">What to send and which timers to set, in this order.</param>
/// <param name="Reason">Why nothing changes, when the input was ignored or refused.</param>
public sealed record Decision<TSaga>(TSaga Saga, string State, IReadOnlyList<SagaEffect> Effects, string? Reason) where TSaga : SagaState;
