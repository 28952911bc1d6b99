namespace Sagas.DeadLetters;

/// <summary>What became of a message that nobody could handle.</summary>
public enum DeadLetterStatus
{
    /// <summary>It lies in its queue.</summary>
    Open,

    /// <summary>Somebody is sending it back; if the process ends in between, the queue tells how far it came.</summary>
    Resending,

    /// <summary>Somebody is removing it.</summary>
    Discarding,

    /// <summary>It went back to the queue that it came from.</summary>
    Resent,

    /// <summary>An operator removed it for good.</summary>
    Discarded,

    /// <summary>It is not in its queue any more, and nobody moved it from here.</summary>
    Gone,
}

/// <summary>
/// What is known of a message in an <c>_error</c> or <c>_skipped</c> queue. The message itself stays in that queue, byte for byte,
/// until somebody decides; this is for people to read (docs/decisions/0012).
/// </summary>
public sealed class DeadLetter
{
    /// <summary>Follows from the message and its death, so that it is one row however often it is read.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it lies, e.g. <c>payments_error</c>.</summary>
    public required string Queue { get; init; }

    /// <summary>The sender's id of it, by which an inbox knows it; null when it has none.</summary>
    public string? MessageId { get; init; }

    /// <summary>Its type's short name; <c>unknown</c> when it does not say.</summary>
    public required string MessageType { get; init; }

    /// <summary>The saga that the message is about.</summary>
    public Guid? SagaId { get; init; }

    /// <summary>What people call the saga, where the message says it.</summary>
    public string? BusinessId { get; init; }

    /// <summary>When nobody could handle it.</summary>
    public required DateTimeOffset DiedAt { get; set; }

    /// <summary>When it was written down.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The exception's type; <c>NotConsumed</c> in a <c>_skipped</c> queue.</summary>
    public required string FailureType { get; init; }

    /// <summary>The exception's message.</summary>
    public required string FailureMessage { get; init; }

    /// <summary>The exception's stack trace.</summary>
    public string? FailureStack { get; init; }

    /// <summary>The same for messages that died of the same: ids and numbers in the failure do not count.</summary>
    public required string Cause { get; init; }

    /// <summary>As JSON, without what the move to the queue added.</summary>
    public required string Headers { get; init; }

    /// <summary>For reading only: card numbers and secrets are masked, long ones are cut; null when it is not text.</summary>
    public string? Body { get; init; }

    /// <summary>In bytes, uncut.</summary>
    public required int Size { get; init; }

    /// <summary>How many of exactly this message lie there.</summary>
    public required int Copies { get; set; }

    /// <summary>Where the message is now.</summary>
    public required DeadLetterStatus Status { get; set; }

    /// <summary>When it was sent again or discarded.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>What closed it, in the audit.</summary>
    public Guid? OperationId { get; set; }

    /// <summary>The queue that it came from, and goes back to.</summary>
    public string Origin => DeadLetterQueue.OriginOf(Queue);
}
