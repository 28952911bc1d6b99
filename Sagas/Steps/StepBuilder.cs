namespace Sagas.Steps;

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

    /// <summary>This step is undone by a saga of its own. One that failed for good has ended: an operator resolves it by hand, for retrying asks the same child.</summary>
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
    /// The compensation may be answered with the reply of the last step, which was done after all while its answer was lost:
    /// then nothing is undone, and the saga completes.
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

    /// <summary>When this step fails for good, decides what becomes of the saga; a later step with <see cref="OnlyWhen"/> may do it by other means.</summary>
    public StepBuilder<TSaga> Catch(Func<TSaga, StepFailure, AfterFailure> choose)
    {
        step.Catch = choose;
        return this;
    }

    /// <summary>When this step fails for good, nothing is undone: the saga says so and goes on.</summary>
    public StepBuilder<TSaga> OrElse(Action<TSaga> otherwise) => Catch((saga, _) =>
    {
        otherwise(saga);
        return AfterFailure.GoOn;
    });
}

/// <summary>What else the table says of a wait.</summary>
public sealed class WaitBuilder<TSaga> where TSaga : SagaState
{
    readonly WaitDefinition<TSaga> wait;

    internal WaitBuilder(WaitDefinition<TSaga> wait) => this.wait = wait;

    /// <summary>How long it waits at most, by a durable timer. Then the default counts, or, without one, the step fails.</summary>
    public WaitBuilder<TSaga> Within(Func<TSaga, TimeSpan> patience)
    {
        wait.Patience = patience;
        return this;
    }

    /// <summary>What counts as the answer when none came in time.</summary>
    public WaitBuilder<TSaga> OrElse(Action<TSaga> assume)
    {
        wait.Default = assume;
        return this;
    }

    /// <summary>The wait is passed by when this does not hold.</summary>
    public WaitBuilder<TSaga> OnlyWhen(Func<TSaga, bool> condition)
    {
        wait.Condition = condition;
        return this;
    }

    /// <summary>When it fails (too late, or rejected), decides what becomes of the saga.</summary>
    public WaitBuilder<TSaga> Catch(Func<TSaga, StepFailure, AfterFailure> choose)
    {
        wait.Catch = choose;
        return this;
    }
}
