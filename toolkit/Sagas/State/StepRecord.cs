using System.Text.Json;

namespace Sagas;

/// <summary>The progress of a step.</summary>
public enum StepStatus
{
    /// <summary>It has not started.</summary>
    Pending,

    /// <summary>An attempt runs.</summary>
    Running,

    /// <summary>It waits for the next attempt.</summary>
    Retrying,

    /// <summary>It is done.</summary>
    Completed,

    /// <summary>It failed permanently.</summary>
    Failed,

    /// <summary>Its compensation runs.</summary>
    Compensating,

    /// <summary>It was compensated.</summary>
    Compensated,

    /// <summary>Its compensation failed permanently.</summary>
    CompensationFailed,
}

/// <summary>The record of one step or compensation of one saga; part of the saga's state.</summary>
public sealed class StepRecord
{
    /// <summary>The step's name.</summary>
    public required string Name { get; init; }

    /// <summary>The progress of the step.</summary>
    public StepStatus Status { get; set; }

    /// <summary>
    /// How often the command was sent under the current policy. <see cref="AttemptsBefore"/> counts those before an operator's retry.
    /// </summary>
    public int Attempts { get; set; }

    /// <summary>Attempts before an operator's retry.</summary>
    public int AttemptsBefore { get; set; }

    /// <summary>When its first attempt began.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>
    /// When the running attempt began: when its command was sent or, if the policy limits the time in the queue, when it was taken.
    /// </summary>
    public DateTimeOffset? AttemptAt { get; set; }

    /// <summary>True once a participant reported that it works on this attempt.</summary>
    public bool IsTaken { get; set; }

    /// <summary>The participant's last progress report.</summary>
    public string? Progress { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>While running: when this attempt counts as lost. While retrying: when the next attempt goes out.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>When an operator was told that it keeps failing; null while nobody was.</summary>
    public DateTimeOffset? AlertedAt { get; set; }

    /// <summary>When its child was cancelled because it took too long; the step ends with the child.</summary>
    public DateTimeOffset? GivenUpAt { get; set; }

    /// <summary>When an operator declared that it was done by hand.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary>Why the last attempt failed.</summary>
    public StepFailure? Failure { get; set; }

    /// <summary>The answer.</summary>
    public JsonElement? Result { get; set; }

    /// <summary>Not shown: a wait that is not part of the business process, or a step that does not apply to this saga.</summary>
    public bool IsHidden { get; set; }

    /// <summary>It waits for a date, an event or a person, not for an answer.</summary>
    public bool IsWait { get; set; }

    /// <summary>The child saga of this step, if it has one; known once it has ended.</summary>
    public Guid? ChildId { get; set; }

    /// <summary>Children of this step that ended without completing, before an operator asked for another try.</summary>
    public IReadOnlyList<Guid>? FormerChildren { get; set; }

    /// <summary>
    /// The compensation of this step, as the table defined it when the step began. A later version without it stops the saga for an
    /// operator.
    /// </summary>
    public string? CompensatedBy { get; set; }

    /// <summary>Only this step is to be compensated; then the saga continues.</summary>
    public bool UndoNow { get; set; }

    /// <summary>
    /// True when the participant may have done the work: the command was sent and not declined.
    /// </summary>
    public bool MayHaveHappened { get; set; }
}

/// <summary>Why an attempt or a step failed. <paramref name="Code"/> is one of the codes of the HTTP contract.</summary>
public sealed record StepFailure(string Code, string Type, string Message);
