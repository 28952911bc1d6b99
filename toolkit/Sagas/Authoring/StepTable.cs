using Sagas.Definitions;

namespace Sagas;

/// <summary>Where steps are listed: a saga's own table, or steps of it that run at the same time.</summary>
public abstract class StepTable<TSaga> where TSaga : SagaState
{
    private protected abstract void Add(StepDefinition<TSaga> step);

    /// <summary>The next step: send a command, and go on when its reply comes. The step is called like the command.</summary>
    /// <param name="command">Made anew for each attempt; it must be the same each time.</param>
    /// <param name="keep">What to remember of the reply.</param>
    public StepBuilder<TSaga> Step<TCommand, TReply>(Func<TSaga, TCommand> command, Action<TSaga, TReply>? keep = null)
        where TCommand : class where TReply : class
    {
        var step = new CommandStep<TSaga, TCommand, TReply>(typeof(TCommand).Name, command, keep);
        Add(step);
        return new StepBuilder<TSaga>(step);
    }

    /// <summary>
    /// The next step is a saga of another kind: it is started, and the step ends as it ends. Cancelling this saga cancels the child.
    /// </summary>
    /// <param name="name">What the API, the journal and the diagram call this step.</param>
    /// <param name="kind">The kind of the child, e.g. <c>Transfer</c>.</param>
    /// <param name="start">The message that starts it; its <c>SagaId</c> must be the same each time it is made.</param>
    public StepBuilder<TSaga> Child<TStart>(string name, string kind, Func<TSaga, TStart> start, Action<TSaga>? keep = null)
        where TStart : class => AddChild(name, kind, start, (saga, _) => keep?.Invoke(saga));

    /// <summary>The same, with what to remember of the child's output (<see cref="SagaBuilder{TSaga}.Returns"/>).</summary>
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

/// <summary>Steps that run at the same time. The saga goes on when all of them are done; when one fails for good, all are undone.</summary>
public sealed class ParallelSteps<TSaga> : StepTable<TSaga> where TSaga : SagaState
{
    internal List<StepDefinition<TSaga>> Steps { get; } = [];

    private protected override void Add(StepDefinition<TSaga> step) => Steps.Add(step);
}
