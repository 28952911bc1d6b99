namespace Sagas.DeadLetters;

/// <summary>The status of a dead letter.</summary>
public enum DeadLetterStatus
{
    /// <summary>It is in its queue.</summary>
    Open,

    /// <summary>It is being sent back; if the process ends meanwhile, the queue shows the result.</summary>
    Resending,

    /// <summary>It is being removed.</summary>
    Discarding,

    /// <summary>It was sent back to its original queue.</summary>
    Resent,

    /// <summary>An operator removed it permanently.</summary>
    Discarded,

    /// <summary>It is no longer in its queue, and was not moved from here.</summary>
    Gone,
}

/// <summary>
/// A record of a message in an <c>_error</c> or <c>_skipped</c> queue, for people to read. The message itself stays in that queue,
/// unchanged, until an operator decides (docs/decisions/0012).
/// </summary>
public sealed class DeadLetter
{
    /// <summary>Derived from the message and its failure, so that it is one row however often the message is read.</summary>
    public required Guid Id { get; init; }

    /// <summary>The queue that it is in, e.g. <c>payments_error</c>.</summary>
    public required string Queue { get; init; }

    /// <summary>The message id set by the sender, which is the inbox key; null when it has none.</summary>
    public string? MessageId { get; init; }

    /// <summary>The short name of its type; <c>unknown</c> when the message does not name one.</summary>
    public required string MessageType { get; init; }

    /// <summary>The saga that the message belongs to.</summary>
    public Guid? SagaId { get; init; }

    /// <summary>The saga's business id, if the message contains it.</summary>
    public string? BusinessId { get; init; }

    /// <summary>When it failed.</summary>
    public required DateTimeOffset DiedAt { get; set; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The exception's type; <c>NotConsumed</c> in a <c>_skipped</c> queue.</summary>
    public required string FailureType { get; init; }

    /// <summary>The exception's message.</summary>
    public required string FailureMessage { get; init; }

    /// <summary>The exception's stack trace.</summary>
    public string? FailureStack { get; init; }

    /// <summary>The same for messages with the same failure, ignoring ids and numbers in it.</summary>
    public required string Cause { get; init; }

    /// <summary>As JSON, without the headers added by the move to the dead letter queue.</summary>
    public required string Headers { get; init; }

    /// <summary>For reading only: card numbers and secrets are masked, long bodies are truncated; null when it is not text.</summary>
    public string? Body { get; init; }

    /// <summary>The full size in bytes.</summary>
    public required int Size { get; init; }

    /// <summary>How many identical copies are in the queue.</summary>
    public required int Copies { get; set; }

    /// <summary>The status of the message.</summary>
    public required DeadLetterStatus Status { get; set; }

    /// <summary>When it was sent back or discarded.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The operation that closed it.</summary>
    public Guid? OperationId { get; set; }

    /// <summary>The original queue, to which it can be sent back.</summary>
    public string Origin => DeadLetterQueue.OriginOf(Queue);
}
