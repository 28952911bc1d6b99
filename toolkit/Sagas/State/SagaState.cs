using System.Text.Json;
using MassTransit;

namespace Sagas;

/// <summary>
/// The base of every saga's instance: what the toolkit keeps for all kinds. A saga adds its own properties; the whole
/// instance is stored as one JSON document beside the columns that are searched (docs/decisions/0002), so that a saga of
/// one's own needs no mapping and no migration.
/// </summary>
public abstract class SagaState : SagaStateMachineInstance
{
    /// <summary>The saga's id.</summary>
    public Guid CorrelationId { get; set; }

    /// <summary>The state of the state machine: the name of the running step or compensation, or of the end reached.</summary>
    public string CurrentState { get; set; } = "Initial";

    /// <summary>What people call this saga: an order id, a transfer's reference. Unique per <see cref="Kind"/>.</summary>
    public string BusinessId { get; set; } = "";

    /// <summary>What this kind of saga is called.</summary>
    public string Kind { get; set; } = "";

    /// <summary>How far it is, in the words of all kinds.</summary>
    public SagaStatus Status { get; set; }

    /// <summary>How far it is, in its own words.</summary>
    public string? CustomStatus { get; set; }

    /// <summary>Number of messages this saga has handled; the optimistic lock of the journal, and the sequence of its history.</summary>
    public int Version { get; set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset SubmittedAt { get; set; }

    /// <summary>When it last handled a message.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Why it does not complete.</summary>
    public SagaFailure? Failure { get; set; }

    /// <summary>What became of each step.</summary>
    public List<StepRecord> Steps { get; set; } = [];

    /// <summary>The span in which the saga began, or went on after a long rest, as W3C writes it; null where nothing is traced.</summary>
    public string? TraceParent { get; set; }

    /// <summary>
    /// When the saga's wake-up timer fires; it may be earlier than anything is due (it is then armed again), never later.
    /// </summary>
    public DateTimeOffset? WakeAt { get; set; }

    /// <summary>The saga that started this one and waits for its end: which, in which step, and where it listens.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>The parent's step that waits.</summary>
    public string? ParentStep { get; set; }

    /// <summary>Where the parent listens.</summary>
    public Uri? ParentAddress { get; set; }

    /// <summary>The stage of the table that the saga has reached going forward; compensations do not change it.</summary>
    public string? InStage { get; set; }

    /// <summary>Which instance of a saga that goes on as a fresh one this is, from 1; the one before it, and the one after it.</summary>
    public int Run { get; set; } = 1;

    /// <summary>The run before this one.</summary>
    public Guid? ContinuedFrom { get; set; }

    /// <summary>The run after this one.</summary>
    public Guid? ContinuedAs { get; set; }

    /// <summary>What the saga returns, once it has ended and if its table says so.</summary>
    public JsonElement? Output { get; set; }

    /// <summary>
    /// Words to find this saga by, besides its business id and its failure: a customer, a product. At most 500 characters count.
    /// </summary>
    public string? SearchText { get; set; }

    /// <summary>How the saga ends once all compensations are done.</summary>
    public SagaStatus? EndsAs { get; set; }

    /// <summary>The compensation that failed for good, when the saga needs intervention.</summary>
    public string? ParkedIn { get; set; }

    /// <summary>
    /// Which try of a child this is: 1, and one more after each child of the step that failed and that an operator asked to try again.
    /// </summary>
    /// <param name="step">The name of the step whose child it is.</param>
    public int TryOf(string step) => 1 + (this.Find(step)?.FormerChildren?.Count ?? 0);
}
