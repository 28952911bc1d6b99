using Sagas.Definitions;

namespace Sagas;

/// <summary>Lists steps: the saga's own table, or steps of it that run in parallel.</summary>
public abstract class StepTable<TSaga> where TSaga : SagaState
{
    private protected abstract void Add(StepDefinition<TSaga> step);

    /// <summary>The next step: sends a command and continues when the reply arrives. The step is named after the command.</summary>
    /// <param name="command">Creates the command for each attempt; the result must be the same each time.</param>
    /// <param name="keep">Stores what the saga needs of the reply.</param>
    public StepBuilder<TSaga> Step<TCommand, TReply>(Func<TSaga, TCommand> command, Action<TSaga, TReply>? keep = null)
        where TCommand : class where TReply : class
    {
        var step = new CommandStep<TSaga, TCommand, TReply>(typeof(TCommand).Name, command, keep);
        Add(step);
        return new StepBuilder<TSaga>(step);
    }

    /// <summary>
    /// The next step is a saga of another kind. The step starts it and ends as it ends. Cancelling this saga cancels the child.
    /// </summary>
    /// <param name="name">The name of this step in the API, the journal and the diagram.</param>
    /// <param name="kind">The kind of the child, e.g. <c>Transfer</c>.</param>
    /// <param name="start">Creates the message that starts the child; its <c>SagaId</c> must be the same each time.</param>
    public StepBuilder<TSaga> Child<TStart>(string name, string kind, Func<TSaga, TStart> start, Action<TSaga>? keep = null)
        where TStart : class => AddChild(name, kind, start, (saga, _) => keep?.Invoke(saga));

    /// <summary>The same, and stores what the saga needs of the child's output (<see cref="SagaBuilder{TSaga}.Returns"/>).</summary>
    public StepBuilder<TSaga> Child<TStart, TOutput>(string name, string kind, Func<TSaga, TStart> start, Action<TSaga, TOutput> keep)
        where TStart : class =>
        AddChild(name, kind, start, (saga, child) => keep(saga, child.OutputAs<TOutput>()));

    StepBuilder<TSaga> AddChild<TStart>(string name, string kind, Func<TSaga, TStart> start, Action<TSaga, ChildFinished> keep)
        where TStart : class
    {
        var step = new ChildDefinition<TSaga, TStart>(name, kind, start, keep);
        Add(step);
        return new StepBuilder<TSaga>(step);
    }
}

/// <summary>Steps that run in parallel. The saga continues when all are done; if one fails permanently, all are compensated.</summary>
public sealed class ParallelSteps<TSaga> : StepTable<TSaga> where TSaga : SagaState
{
    internal List<StepDefinition<TSaga>> Steps { get; } = [];

    private protected override void Add(StepDefinition<TSaga> step) => Steps.Add(step);
}
