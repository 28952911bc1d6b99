
namespace Sagas.Engine;

/// <summary>What the engine decided.</summary>
/// <param name="Saga">What the saga remembers from now on: the instance that was given.</param>
/// <param name="State">Where the saga stands from now on. The host moves it there.</param>
/// <param name="Effects">What is to be sent and armed, in this order.</param>
/// <param name="Reason">Why nothing changes, when it was ignored or refused.</param>
public sealed record Decision<TSaga>(TSaga Saga, string State, IReadOnlyList<SagaEffect> Effects, string? Reason) where TSaga : SagaState;
