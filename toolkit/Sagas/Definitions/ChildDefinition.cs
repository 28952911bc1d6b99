using System.Reflection;

namespace Sagas.Definitions;

/// <summary>
/// A step that is a saga of its own. It is started like any other saga, and its end ends the step. Its outcome is always known
/// eventually, so the step keeps asking and never gives up. A child that did not complete has compensated itself.
/// </summary>
abstract class ChildDefinition<TSaga>(string name, string kind) : StepDefinition<TSaga>(name) where TSaga : SagaState
{
    /// <summary>The kind of the child saga.</summary>
    internal string Kind { get; } = kind;

    public override bool IsChild => true;

    internal abstract Type StartType { get; }

    /// <summary>The message that starts the child.</summary>
    public abstract override object Make(TSaga saga);

    /// <summary>The id of the child that the saga would start now; null when the message does not say it.</summary>
    internal abstract Guid? ChildOf(TSaga saga);
}

sealed class ChildDefinition<TSaga, TStart>(string name, string kind, Func<TSaga, TStart> start, Action<TSaga, ChildFinished>? keep)
    : ChildDefinition<TSaga>(name, kind) where TSaga : SagaState where TStart : class
{
    static readonly PropertyInfo? Id = typeof(TStart).GetProperty("SagaId", typeof(Guid));

    internal override Guid? ChildOf(TSaga saga) => (Guid?)Id?.GetValue(start(saga));

    internal override Type StartType => typeof(TStart);

    public override object Make(TSaga saga) => start(saga);

    public override void Keep(TSaga saga, object reply) => keep?.Invoke(saga, (ChildFinished)reply);
}
