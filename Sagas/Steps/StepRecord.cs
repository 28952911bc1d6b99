using System.Text.Json;

namespace Sagas.Steps;

public enum StepStatus
{
    Pending,
    Running,
    Retrying,
    Completed,
    Failed,
    Compensating,
    Compensated,
    CompensationFailed,
}

/// <summary>What happened to one step (or compensation) of one saga; part of the saga's state.</summary>
public sealed class StepRecord
{
    public required string Name { get; init; }
    public StepStatus Status { get; set; }

    /// <summary>How often the command was sent under the current policy, and (<see cref="AttemptsBefore"/>) before an operator asked for a fresh one.</summary>
    public int Attempts { get; set; }
    public int AttemptsBefore { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>While running: when this attempt counts as lost. While retrying: when the next attempt goes out.</summary>
    public DateTimeOffset? DueAt { get; set; }
    public StepFailure? Failure { get; set; }
    public JsonElement? Result { get; set; }

    /// <summary>Not shown: a wait, which is no step of the business, or a step that does not apply to this saga.</summary>
    public bool IsHidden { get; set; }

    /// <summary>The saga that this step is, when it is one.</summary>
    public Guid? ChildId { get; set; }

    /// <summary>True when the participant may have done the work: a command went out and was not refused (design section 4, rule 3).</summary>
    public bool MayHaveHappened { get; set; }
}

/// <summary>Why an attempt or a step failed. <paramref name="Code"/> is one of the codes of the HTTP contract.</summary>
public sealed record StepFailure(string Code, string Type, string Message);
