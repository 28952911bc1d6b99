using System.Text.Json;
using MassTransit;

namespace Sagas;

/// <summary>
/// The base class of every saga's instance, with what the toolkit keeps for all kinds. A saga adds its own properties. The whole
/// instance is stored as one JSON document beside the columns that are searched (docs/decisions/0002), so a new saga needs no
/// mapping and no migration.
/// </summary>
public abstract class SagaState : SagaStateMachineInstance
{
    /// <summary>The saga's id.</summary>
    public Guid CorrelationId { get; set; }

    /// <summary>The state machine's state: the name of the running stage or compensation, or of the final state.</summary>
    public string CurrentState { get; set; } = "Initial";

    /// <summary>The id by which people know this saga, e.g. an order id or a transfer's reference. Unique per <see cref="Kind"/>.</summary>
    public string BusinessId { get; set; } = "";

    /// <summary>The name of this kind of saga.</summary>
    public string Kind { get; set; } = "";

    /// <summary>The progress of the saga, in terms common to all kinds.</summary>
    public SagaStatus Status { get; set; }

    /// <summary>The progress of the saga, in its own words.</summary>
    public string? CustomStatus { get; set; }

    /// <summary>Number of messages this saga has handled; used for optimistic concurrency, and as the sequence of its history.</summary>
    public int Version { get; set; }

    /// <summary>When it started.</summary>
    public DateTimeOffset SubmittedAt { get; set; }

    /// <summary>When it last handled a message.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Why it does not complete.</summary>
    public SagaFailure? Failure { get; set; }

    /// <summary>The progress of each step.</summary>
    public List<StepRecord> Steps { get; set; } = [];

    /// <summary>The W3C trace parent of the span in which the saga started or resumed after a long pause; null without tracing.</summary>
    public string? TraceParent { get; set; }

    /// <summary>
    /// When the saga's timer fires. It may be earlier than the first deadline (it is then set again), never later.
    /// </summary>
    public DateTimeOffset? WakeAt { get; set; }

    /// <summary>The parent: the saga that started this one and waits for its end.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>The step of the parent that waits.</summary>
    public string? ParentStep { get; set; }

    /// <summary>The address of the parent.</summary>
    public Uri? ParentAddress { get; set; }

    /// <summary>The stage that the saga has reached going forward; compensations do not change it.</summary>
    public string? InStage { get; set; }

    /// <summary>The number of this instance in a saga that continues as new, from 1.</summary>
    public int Run { get; set; } = 1;

    /// <summary>The run before this one.</summary>
    public Guid? ContinuedFrom { get; set; }

    /// <summary>The run after this one.</summary>
    public Guid? ContinuedAs { get; set; }

    /// <summary>What the saga returns, once it has ended, if its table defines an output.</summary>
    public JsonElement? Output { get; set; }

    /// <summary>
    /// Words to find this saga by, besides its business id and its failure, e.g. a customer or a product. At most 500 characters are used.
    /// </summary>
    public string? SearchText { get; set; }

    /// <summary>How the saga ends once all compensations are done.</summary>
    public SagaStatus? EndsAs { get; set; }

    /// <summary>The step or compensation that failed permanently, when the saga needs intervention.</summary>
    public string? ParkedIn { get; set; }

    /// <summary>
    /// Which try of a child this is: 1, and one more after each child of the step that failed and that an operator asked to try again.
    /// </summary>
    /// <param name="step">The name of the step whose child it is.</param>
    public int TryOf(string step) => 1 + (Steps.Find(record => record.Name == step)?.FormerChildren?.Count ?? 0);
}
