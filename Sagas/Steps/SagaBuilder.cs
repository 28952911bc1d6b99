namespace Sagas.Steps;

/// <summary>
/// The table of a saga: how it starts, its steps in order, each with its compensation beside it. Everything that all sagas
/// repeat (deadlines, retries, giving up, undoing in reverse, parking for a human) follows from it.
/// </summary>
public sealed class SagaBuilder<TSaga> where TSaga : SagaState, new()
{
    readonly List<StepDefinition<TSaga>> steps = [];

    /// <summary>What this kind of saga is called in lists and URLs; by default the state's class without its ending, e.g. <c>Order</c>.</summary>
    public string Kind { get; set; } = typeof(TSaga).Name.Replace("State", "", StringComparison.Ordinal);

    internal IReadOnlyList<StepDefinition<TSaga>> Steps => steps;
    internal SagaStart<TSaga>? Start { get; private set; }

    /// <summary>The message that starts a saga, and how the saga takes in what it says. It must have a property <c>Guid SagaId</c>, made with <see cref="SagaId.Of"/>.</summary>
    /// <param name="businessId">What people call this saga.</param>
    public void StartsWith<TMessage>(Func<TMessage, string> businessId, Action<TSaga, TMessage> accept) where TMessage : class =>
        Start = new SagaStart<TSaga, TMessage>(businessId, accept);

    /// <summary>Waits until a date before it goes on with the next step; cancelling is possible meanwhile, fire-timer goes on at once.</summary>
    /// <param name="name">The name of the state, e.g. <c>Scheduled</c>; it is not listed among the steps.</param>
    public void WaitUntil(string name, Func<TSaga, DateTimeOffset?> until) => steps.Add(new WaitDefinition<TSaga>(name, until));

    /// <summary>The next step: send a command, and go on when its reply comes. The step is called like the command.</summary>
    /// <param name="keep">What to remember of the reply.</param>
    public StepBuilder<TSaga> Step<TCommand, TReply>(Func<TSaga, TCommand> command, Action<TSaga, TReply>? keep = null) where TCommand : class where TReply : class
    {
        var step = new StepDefinition<TSaga, TCommand, TReply>(typeof(TCommand).Name, command, keep);
        steps.Add(step);
        return new StepBuilder<TSaga>(step);
    }

    /// <summary>The next step is a saga of another kind: it is started, and the step ends as it ends. Cancelling this saga cancels the child.</summary>
    /// <param name="name">What the API, the journal and the diagram call this step.</param>
    /// <param name="kind">The kind of the child, e.g. <c>Transfer</c>.</param>
    /// <param name="start">The message that starts it; its <c>SagaId</c> must be the same each time it is made.</param>
    public StepBuilder<TSaga> Child<TStart>(string name, string kind, Func<TSaga, TStart> start, Action<TSaga>? keep = null) where TStart : class
    {
        var step = new ChildDefinition<TSaga, TStart>(name, kind, start, keep);
        steps.Add(step);
        return new StepBuilder<TSaga>(step);
    }

    /// <summary>Compensations name the step that they may find done by its reply; all steps are known once the table is complete.</summary>
    internal void Complete()
    {
        foreach (var step in steps.Where(step => step.Undo?.FoundBy is not null))
            step.Undo!.Unless = steps.Find(other => other.RepliesWith == step.Undo.FoundBy)
                ?? throw new MassTransit.ConfigurationException($"{step.Undo.Name} says UnlessDone<{step.Undo.FoundBy!.Name}>, but no step of {typeof(TSaga).Name} is answered with that message.");
    }
}

/// <summary>What else the table says of a step.</summary>
public sealed class StepBuilder<TSaga> where TSaga : SagaState
{
    readonly StepDefinition<TSaga> step;

    internal StepBuilder(StepDefinition<TSaga> step) => this.step = step;

    /// <summary>How this step is undone when the saga fails later, or when this step's own outcome is unknown.</summary>
    public StepBuilder<TSaga> UndoneBy<TCommand, TReply>(Func<TSaga, TCommand> command, Action<TSaga, TReply>? keep = null) where TCommand : class where TReply : class
    {
        step.Undo = new StepDefinition<TSaga, TCommand, TReply>(typeof(TCommand).Name, command, keep) { Undoes = step };
        return this;
    }

    /// <summary>This step is undone by a saga of its own.</summary>
    public StepBuilder<TSaga> UndoneByChild<TStart>(string name, string kind, Func<TSaga, TStart> start) where TStart : class
    {
        step.Undo = new ChildDefinition<TSaga, TStart>(name, kind, start, null) { Undoes = step };
        return this;
    }

    /// <summary>The step is passed by when this does not hold.</summary>
    public StepBuilder<TSaga> OnlyWhen(Func<TSaga, bool> condition)
    {
        step.Condition = condition;
        return this;
    }

    /// <summary>
    /// The compensation may be answered with the reply of a later step, which was done after all while its answer was lost:
    /// then nothing is undone, and the saga goes on behind that step.
    /// </summary>
    public StepBuilder<TSaga> UnlessDone<TReply>() where TReply : class
    {
        step.Undo!.FoundBy = typeof(TReply);
        return this;
    }

    /// <summary>Once this step is done, cancelling is refused with this reason.</summary>
    public StepBuilder<TSaga> NoReturn(string reason)
    {
        step.NoReturnBecause = reason;
        return this;
    }

    /// <summary>When this step fails for good, nothing is undone: the saga says so and goes on.</summary>
    public StepBuilder<TSaga> OrElse(Action<TSaga> otherwise)
    {
        step.Otherwise = otherwise;
        return this;
    }
}
