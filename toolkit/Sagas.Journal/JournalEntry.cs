namespace Sagas.Journal;

/// <summary>
/// One handled message: at once inbox (endpoint and message id are unique), outbox (<see cref="Outputs"/>) and history (the rest)
/// (docs/decisions/0001). Rows are only added; after that, only <see cref="Pending"/> changes.
/// </summary>
public sealed class JournalEntry
{
    /// <summary>Order of commit within this database.</summary>
    public long Position { get; set; }

    /// <summary>The receive endpoint, or the name of the local operation (an HTTP request).</summary>
    public required string Endpoint { get; init; }

    /// <summary>The message id set by the sender.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>The saga that the message belongs to; in participants, the saga that sent the command.</summary>
    public Guid? SubjectId { get; set; }

    /// <summary>The saga's version after this message; 0 in participants, which keep no saga.</summary>
    public int Seq { get; set; }

    /// <summary>When it was handled: the time of its unit of work.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The name of the message, e.g. <c>Fault&lt;ChargePayment&gt;</c>.</summary>
    public required string MessageType { get; init; }

    /// <summary>The message as JSON, sensitive values masked.</summary>
    public required string Body { get; init; }

    /// <summary>The address of the sender.</summary>
    public string? Source { get; init; }

    /// <summary>The trace in which it was handled.</summary>
    public string? TraceId { get; init; }

    /// <summary>The step of the saga.</summary>
    public string? Step { get; set; }

    /// <summary>The attempt of the step, from 1.</summary>
    public int? Attempt { get; set; }

    /// <summary>The saga's state before.</summary>
    public string? FromState { get; set; }

    /// <summary>The saga's state after.</summary>
    public string? ToState { get; set; }

    /// <summary>Why the message changed nothing, when it was late, a duplicate or unexpected.</summary>
    public string? Ignored { get; set; }

    /// <summary>
    /// The messages sent by the unit: a JSON array of <see cref="OutboundMessage"/>, sent again with the same ids on redelivery.
    /// </summary>
    public string? Outputs { get; set; }

    /// <summary>The type of the exception that the handler threw, or that the message reports.</summary>
    public string? FailureType { get; set; }

    /// <summary>The exception's message.</summary>
    public string? FailureMessage { get; set; }

    /// <summary>The exception's stack trace.</summary>
    public string? FailureStack { get; set; }

    /// <summary>The person or program that made the request.</summary>
    public string? Actor { get; set; }

    /// <summary>Why the request was made or refused.</summary>
    public string? Reason { get; set; }

    /// <summary>True when outputs that no redelivery would send are not confirmed as sent; the relay looks for these entries.</summary>
    public bool Pending { get; set; }
}
