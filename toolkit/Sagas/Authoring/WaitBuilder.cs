using Sagas.Definitions;

namespace Sagas;

/// <summary>The options of a wait in the table.</summary>
public sealed class WaitBuilder<TSaga> where TSaga : SagaState
{
    readonly WaitDefinition<TSaga> wait;

    internal WaitBuilder(WaitDefinition<TSaga> wait) => this.wait = wait;

    /// <summary>The longest time to wait, as a durable timer. After it the default applies; without a default, the step fails.</summary>
    public WaitBuilder<TSaga> Within(Func<TSaga, TimeSpan> patience)
    {
        wait.Timeout = patience;
        return this;
    }

    /// <summary>The default: what the saga assumes when no answer arrives in time.</summary>
    public WaitBuilder<TSaga> ContinueOnTimeout(Action<TSaga> assume)
    {
        wait.Default = assume;
        return this;
    }

    /// <summary>The wait is skipped when the condition does not hold.</summary>
    public WaitBuilder<TSaga> When(Func<TSaga, bool> condition)
    {
        wait.Condition = condition;
        return this;
    }

    /// <summary>Decides how the saga continues when the wait fails (timed out or rejected).</summary>
    public WaitBuilder<TSaga> Catch(Func<TSaga, StepFailure, AfterFailure> choose)
    {
        wait.Catch = choose;
        return this;
    }
}
