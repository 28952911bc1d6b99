
namespace Sagas.Definitions;

/// <summary>How a saga that never ends continues as a new instance, so that no single history grows without bound.</summary>
abstract class Continuation<TSaga> where TSaga : SagaState
{
    internal abstract Type StartType { get; }

    /// <summary>True when another run follows this one.</summary>
    internal abstract bool GoesOn(TSaga saga);

    /// <summary>The message that starts the next run.</summary>
    internal abstract object Make(TSaga saga);
}

sealed class Continuation<TSaga, TStart>(Func<TSaga, bool> when, Func<TSaga, TStart> start) : Continuation<TSaga>
    where TSaga : SagaState where TStart : class
{
    internal override Type StartType => typeof(TStart);

    internal override bool GoesOn(TSaga saga) => when(saga);

    internal override object Make(TSaga saga) => start(saga);
}
