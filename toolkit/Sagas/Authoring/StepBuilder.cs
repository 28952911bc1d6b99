using Sagas.Definitions;

namespace Sagas;

/// <summary>What else the table says of a step.</summary>
public sealed class StepBuilder<TSaga> where TSaga : SagaState
{
    readonly StepDefinition<TSaga> step;

    internal StepBuilder(StepDefinition<TSaga> step) => this.step = step;

    /// <summary>How this step is undone when the saga fails later, or when this step's own outcome is unknown.</summary>
    public StepBuilder<TSaga> CompensatedBy<TCommand, TReply>(Func<TSaga, TCommand> command, Action<TSaga, TReply>? keep = null)
        where TCommand : class where TReply : class
    {
        step.Compensation = new CommandStep<TSaga, TCommand, TReply>(typeof(TCommand).Name, command, keep) { Compensates = step };
        return this;
    }

    /// <summary>
    /// This step is undone by a saga of its own. If that child fails for good, the saga needs intervention. For an operator's retry to
    /// start another child, the id that <paramref name="start"/> makes must contain <see cref="SagaState.TryOf"/>: the same id would reach
    /// the child that has ended.
    /// </summary>
    public StepBuilder<TSaga> CompensatedByChild<TStart>(string name, string kind, Func<TSaga, TStart> start) where TStart : class
    {
        step.Compensation = new ChildDefinition<TSaga, TStart>(name, kind, start, null) { Compensates = step };
        return this;
    }

    /// <summary>The step is passed by when this does not hold.</summary>
    public StepBuilder<TSaga> When(Func<TSaga, bool> condition)
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
    /// When this step fails for good, decides what becomes of the saga; a later step with <see cref="When"/> may do it by other
    /// means.
    /// </summary>
    public StepBuilder<TSaga> Catch(Func<TSaga, StepFailure, AfterFailure> choose)
    {
        step.Catch = choose;
        return this;
    }

    /// <summary>When this step fails for good, nothing is undone: the saga says so and goes on.</summary>
    public StepBuilder<TSaga> ContinueOnFailure(Action<TSaga> otherwise) => Catch((saga, _) =>
    {
        otherwise(saga);
        return AfterFailure.Continue;
    });
}
