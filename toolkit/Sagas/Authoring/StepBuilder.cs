using Sagas.Definitions;

namespace Sagas;

/// <summary>The options of a step in the table.</summary>
public sealed class StepBuilder<TSaga> where TSaga : SagaState
{
    readonly StepDefinition<TSaga> step;

    internal StepBuilder(StepDefinition<TSaga> step) => this.step = step;

    /// <summary>Compensates this step when the saga fails later, or when the outcome of this step itself is unknown.</summary>
    public StepBuilder<TSaga> CompensatedBy<TCommand, TReply>(Func<TSaga, TCommand> command, Action<TSaga, TReply>? keep = null)
        where TCommand : class where TReply : class
    {
        step.Compensation = new CommandStep<TSaga, TCommand, TReply>(typeof(TCommand).Name, command, keep) { Compensates = step };
        return this;
    }

    /// <summary>
    /// A child saga compensates this step. If the child fails permanently, the saga needs intervention. For an operator's retry to start
    /// another child, the id that <paramref name="start"/> makes must contain <see cref="SagaState.TryOf"/>: the same id would reach the
    /// child that has ended.
    /// </summary>
    public StepBuilder<TSaga> CompensatedByChild<TStart>(string name, string kind, Func<TSaga, TStart> start) where TStart : class
    {
        step.Compensation = new ChildDefinition<TSaga, TStart>(name, kind, start, null) { Compensates = step };
        return this;
    }

    /// <summary>The step is skipped when the condition does not hold.</summary>
    public StepBuilder<TSaga> When(Func<TSaga, bool> condition)
    {
        step.Condition = condition;
        return this;
    }

    /// <summary>
    /// The compensation may be answered with the reply of the last step, which turns out to be done although its answer was lost.
    /// Then nothing is compensated, and the saga completes.
    /// </summary>
    public StepBuilder<TSaga> UnlessDone<TReply>() where TReply : class
    {
        step.FindsReply = typeof(TReply);
        return this;
    }

    /// <summary>Once this step is done, cancelling is refused with this reason.</summary>
    public StepBuilder<TSaga> PointOfNoReturn(string reason)
    {
        step.PointOfNoReturn = reason;
        return this;
    }

    /// <summary>
    /// Decides how the saga continues when this step fails permanently. A later step with <see cref="When"/> may do the same work by
    /// other means.
    /// </summary>
    public StepBuilder<TSaga> Catch(Func<TSaga, StepFailure, AfterFailure> choose)
    {
        step.Catch = choose;
        return this;
    }

    /// <summary>When this step fails permanently, nothing is compensated: the saga records the failure and continues.</summary>
    public StepBuilder<TSaga> ContinueOnFailure(Action<TSaga> otherwise) => Catch((saga, _) =>
    {
        otherwise(saga);
        return AfterFailure.Continue;
    });
}
