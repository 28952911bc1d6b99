using System.ComponentModel.DataAnnotations;

namespace Sagas;

/// <summary>How often and how long a step is tried. The saga owns the policy; a participant tries once per delivery.</summary>
public sealed class RetryPolicy : IValidatableObject
{
    /// <summary>Pause before the second attempt.</summary>
    /// <value>Default 1 second.</value>
    public TimeSpan InitialInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Factor from each pause to the next; 1 keeps it constant.</summary>
    /// <value>Default 2.</value>
    public double BackoffCoefficient { get; set; } = 2;

    /// <summary>The longest pause.</summary>
    /// <value>Default 30 seconds; 5 minutes for compensations.</value>
    public TimeSpan MaximumInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Attempts before giving up; 0 = never give up.</summary>
    /// <value>Default 5; 0 for compensations, on which money and stock depend.</value>
    public int MaximumAttempts { get; set; } = 5;

    /// <summary>When one attempt counts as lost. Its outcome is then unknown: giving up compensates this step too.</summary>
    /// <value>Default 30 seconds.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// When an attempt counts as lost because no participant took its command from the queue; absent = only <see cref="AttemptTimeout"/>
    /// applies. When present, the attempt timeout starts when the command is taken.
    /// </summary>
    public TimeSpan? QueueTimeout { get; set; }

    /// <summary>
    /// For long work: when an attempt counts as lost because its participant has sent no heartbeat
    /// (<c>context.Heartbeat(...)</c>) for this long; absent = no heartbeat is expected.
    /// </summary>
    public TimeSpan? HeartbeatTimeout { get; set; }

    /// <summary>
    /// When the step fails regardless of the attempts left, measured from its first attempt; absent = no limit. A child saga is then
    /// cancelled, and the step ends as the child does: one that can no longer be cancelled completes.
    /// </summary>
    public TimeSpan? OverallTimeout { get; set; }

    /// <summary>
    /// When an operator is told, once, that the step is still being retried, measured from its first attempt; absent = never.
    /// </summary>
    /// <value>Absent by default; 15 minutes for compensations.</value>
    public TimeSpan? AlertAfter { get; set; }

    /// <summary>
    /// The defaults for compensations: retried without limit, at growing intervals up to minutes, because only a refusal or an operator's
    /// own limit is a reason to stop.
    /// </summary>
    public static RetryPolicy OfCompensations() => new()
    {
        MaximumAttempts = 0,
        MaximumInterval = TimeSpan.FromMinutes(5),
        AlertAfter = TimeSpan.FromMinutes(15),
    };

    /// <summary>
    /// Failures that a retry cannot fix: codes (<c>error</c>, <c>unavailable</c>, <c>timeout</c>) or names of exception types,
    /// without namespace.
    /// </summary>
    public IList<string> NonRetryable { get; set; } = [];

    /// <summary>The pause after the given number of attempts.</summary>
    public TimeSpan IntervalAfter(int attempts)
    {
        var pause = InitialInterval.TotalMilliseconds * Math.Pow(BackoffCoefficient, Math.Min(attempts - 1, 60));
        return TimeSpan.FromMilliseconds(Math.Min(pause, MaximumInterval.TotalMilliseconds));
    }

    internal bool Allows(StepFailure failure) =>
        !NonRetryable.Any(name =>
            name == failure.Code || failure.Type == name || failure.Type.EndsWith("." + name, StringComparison.Ordinal)
        );

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (InitialInterval < TimeSpan.Zero || InitialInterval > MaximumInterval)
            yield return new($"InitialInterval is {InitialInterval}; it must be between 00:00:00 and MaximumInterval ({MaximumInterval}).");
        if (MaximumInterval > TimeSpan.FromDays(30))
            yield return new($"MaximumInterval is {MaximumInterval}; it must be at most 30 days.");
        if (BackoffCoefficient is not (>= 1 and <= 100))
            yield return new($"BackoffCoefficient is {BackoffCoefficient}; it must be between 1 and 100.");
        if (MaximumAttempts is < 0 or > 1_000_000)
            yield return new($"MaximumAttempts is {MaximumAttempts}; it must be between 0 (unlimited) and 1000000.");
        if (AttemptTimeout < TimeSpan.FromMilliseconds(10) || AttemptTimeout > TimeSpan.FromDays(30))
            yield return new($"AttemptTimeout is {AttemptTimeout}; it must be between 00:00:00.010 and 30 days.");
        if (QueueTimeout <= TimeSpan.Zero)
            yield return new($"QueueTimeout is {QueueTimeout}; it must be positive, or absent for no limit.");
        if (HeartbeatTimeout <= TimeSpan.Zero || HeartbeatTimeout > AttemptTimeout)
            yield return new(
                $"HeartbeatTimeout is {HeartbeatTimeout}; it must be positive and at most AttemptTimeout ({AttemptTimeout}), or absent "
                    + "for none."
            );
        if (OverallTimeout <= TimeSpan.Zero)
            yield return new($"OverallTimeout is {OverallTimeout}; it must be positive, or absent for no limit.");
        if (AlertAfter <= TimeSpan.Zero)
            yield return new($"AlertAfter is {AlertAfter}; it must be positive, or absent for never.");
    }
}
