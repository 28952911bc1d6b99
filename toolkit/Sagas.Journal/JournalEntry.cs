namespace Sagas.Journal;

/// <summary>
/// One handled message: at once the inbox (endpoint and message id are unique), the outbox (<see cref="Outputs"/>) and the
/// history (everything else) (docs/decisions/0001). Rows are only added; of a row only <see cref="Pending"/> changes.
/// </summary>
public sealed class JournalEntry
{
    /// <summary>Order of commit within this database.</summary>
    public long Position { get; set; }

    /// <summary>The receive endpoint, or the name of the local operation (an HTTP request).</summary>
    public required string Endpoint { get; init; }

    /// <summary>The id that the sender gave the message.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>The saga this is about; in participants, the saga that asked.</summary>
    public Guid? SubjectId { get; set; }

    /// <summary>The saga's version after this message; 0 in participants, which keep no saga.</summary>
    public int Seq { get; set; }

    /// <summary>When it was handled, by the time of its unit of work.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The name of the message, e.g. <c>Fault&lt;ChargePayment&gt;</c>.</summary>
    public required string MessageType { get; init; }

    /// <summary>The message as JSON, sensitive values masked.</summary>
    public required string Body { get; init; }

    /// <summary>The address that the message came from.</summary>
    public string? Source { get; init; }

    /// <summary>The trace that it was handled in.</summary>
    public string? TraceId { get; init; }

    /// <summary>The step of a saga that it belongs to.</summary>
    public string? Step { get; set; }

    /// <summary>The attempt of that step, from 1.</summary>
    public int? Attempt { get; set; }

    /// <summary>The state of the saga before.</summary>
    public string? FromState { get; set; }

    /// <summary>The state of the saga after.</summary>
    public string? ToState { get; set; }

    /// <summary>Why the message changed nothing, when it was late, duplicate or unexpected.</summary>
    public string? Ignored { get; set; }

    /// <summary>
    /// What was sent because of this message: a JSON array of <see cref="OutboundMessage"/>, sent again under the same ids on redelivery.
    /// </summary>
    public string? Outputs { get; set; }

    /// <summary>The type of the exception that it was answered with, or that it tells of.</summary>
    public string? FailureType { get; set; }

    /// <summary>The exception's message.</summary>
    public string? FailureMessage { get; set; }

    /// <summary>The exception's stack trace.</summary>
    public string? FailureStack { get; set; }

    /// <summary>The person, or program, who asked for it.</summary>
    public string? Actor { get; set; }

    /// <summary>Why it was asked for, or refused.</summary>
    public string? Reason { get; set; }

    /// <summary>Outputs that no redelivery stands behind and that are not known to be sent yet; the relay's work list.</summary>
    public bool Pending { get; set; }
}
