namespace Sagas;

/// <summary>What becomes of a saga when one of its steps failed for good; the answer of <see cref="StepBuilder{TSaga}.Catch"/>.</summary>
public enum AfterFailure
{
    /// <summary>The saga fails: everything that was started is undone, last first. What happens without a <c>Catch</c>.</summary>
    Compensate,

    /// <summary>
    /// The saga goes on with the next step. What the failed step may have done stays, and is undone only if the saga fails later.
    /// </summary>
    Continue,

    /// <summary>Only this step is undone; then the saga goes on, for example with a step that does the same by other means.</summary>
    CompensateStepAndContinue,
}
