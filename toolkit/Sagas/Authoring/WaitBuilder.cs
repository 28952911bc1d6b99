using Sagas.Definitions;

namespace Sagas;

/// <summary>What else the table says of a wait.</summary>
public sealed class WaitBuilder<TSaga> where TSaga : SagaState
{
    readonly WaitDefinition<TSaga> wait;

    internal WaitBuilder(WaitDefinition<TSaga> wait) => this.wait = wait;

    /// <summary>How long it waits at most, by a durable timer. Then the default counts, or, without one, the step fails.</summary>
    public WaitBuilder<TSaga> Within(Func<TSaga, TimeSpan> patience)
    {
        wait.Timeout = patience;
        return this;
    }

    /// <summary>What counts as the answer when none came in time.</summary>
    public WaitBuilder<TSaga> ContinueOnTimeout(Action<TSaga> assume)
    {
        wait.Default = assume;
        return this;
    }

    /// <summary>The wait is passed by when this does not hold.</summary>
    public WaitBuilder<TSaga> When(Func<TSaga, bool> condition)
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
