namespace Sagas;

/// <summary>How a saga continues when a step fails permanently; returned by <see cref="StepBuilder{TSaga}.Catch"/>.</summary>
public enum AfterFailure
{
    /// <summary>The saga fails, and every started step is compensated, last first. The behaviour without a <c>Catch</c>.</summary>
    Compensate,

    /// <summary>
    /// The saga continues with the next step. What the failed step may have done remains, and is compensated only if the saga fails later.
    /// </summary>
    Continue,

    /// <summary>Only this step is compensated; then the saga continues, e.g. with a step that does the same by other means.</summary>
    CompensateStepAndContinue,
}
