namespace Sagas.Definitions;

/// <summary>
/// A step that is a saga of its own: started like any other, it ends the step with its own end. Its outcome is always known in
/// the end, so the step is asked for again and again, never given up; a child that did not complete has undone itself.
/// </summary>
abstract class ChildDefinition<TSaga>(string name, string kind) : StepDefinition<TSaga>(name) where TSaga : SagaState
{
    /// <summary>Which kind of saga the child is.</summary>
    internal string Kind { get; } = kind;

    internal abstract Type StartType { get; }

    /// <summary>The message that starts the child.</summary>
    internal abstract object Make(TSaga saga);
}

sealed class ChildDefinition<TSaga, TStart>(string name, string kind, Func<TSaga, TStart> start, Action<TSaga, ChildFinished>? keep)
    : ChildDefinition<TSaga>(name, kind) where TSaga : SagaState where TStart : class
{
    internal override Type StartType => typeof(TStart);

    internal override object Make(TSaga saga) => start(saga);

    internal override void Keep(TSaga saga, object reply) => keep?.Invoke(saga, (ChildFinished)reply);
}
