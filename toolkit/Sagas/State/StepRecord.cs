using System.Text.Json;

namespace Sagas;

/// <summary>How far a step is.</summary>
public enum StepStatus
{
    /// <summary>It has not begun.</summary>
    Pending,

    /// <summary>An attempt runs.</summary>
    Running,

    /// <summary>It waits for the next attempt.</summary>
    Retrying,

    /// <summary>It is done.</summary>
    Completed,

    /// <summary>It failed for good.</summary>
    Failed,

    /// <summary>Its compensation runs.</summary>
    Compensating,

    /// <summary>It was undone.</summary>
    Compensated,

    /// <summary>Its compensation failed for good.</summary>
    CompensationFailed,
}

/// <summary>What happened to one step (or compensation) of one saga; part of the saga's state.</summary>
public sealed class StepRecord
{
    /// <summary>The step's name.</summary>
    public required string Name { get; init; }

    /// <summary>How far it is.</summary>
    public StepStatus Status { get; set; }

    /// <summary>
    /// How often the command was sent under the current policy, and (<see cref="AttemptsBefore"/>) before an operator asked for a fresh
    /// one.
    /// </summary>
    public int Attempts { get; set; }

    /// <summary>Attempts before an operator's retry.</summary>
    public int AttemptsBefore { get; set; }

    /// <summary>When its first attempt began.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>
    /// When the running attempt began: when its command was sent or, where the policy limits the time in the queue, taken.
    /// </summary>
    public DateTimeOffset? AttemptAt { get; set; }

    /// <summary>True once a participant said that it works on this attempt; and what it last said of it.</summary>
    public bool IsTaken { get; set; }

    /// <summary>What the participant last said of its work.</summary>
    public string? Progress { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>While running: when this attempt counts as lost. While retrying: when the next attempt goes out.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Why its last attempt failed.</summary>
    public StepFailure? Failure { get; set; }

    /// <summary>What it was answered with.</summary>
    public JsonElement? Result { get; set; }

    /// <summary>Not shown: a wait, which is no step of the business, or a step that does not apply to this saga.</summary>
    public bool IsHidden { get; set; }

    /// <summary>It waits for a date, an event or a person instead of an answer.</summary>
    public bool IsWait { get; set; }

    /// <summary>The saga that this step is, when it is one; known once it has ended.</summary>
    public Guid? ChildId { get; set; }

    /// <summary>Children of this step that ended without completing, before an operator asked for another try.</summary>
    public IReadOnlyList<Guid>? FormerChildren { get; set; }

    /// <summary>
    /// What undoes this step, as the table said when it began: a later version that knows no such compensation stops the saga for an
    /// operator.
    /// </summary>
    public string? CompensatedBy { get; set; }

    /// <summary>Only this step is to be undone, and the saga goes on then.</summary>
    public bool UndoNow { get; set; }

    /// <summary>
    /// True when the participant may have done the work: a command went out and was not refused.
    /// </summary>
    public bool MayHaveHappened { get; set; }
}

/// <summary>Why an attempt or a step failed. <paramref name="Code"/> is one of the codes of the HTTP contract.</summary>
public sealed record StepFailure(string Code, string Type, string Message);
