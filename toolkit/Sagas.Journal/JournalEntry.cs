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
    public required Guid MessageId { get; init; }

    /// <summary>The saga this is about; in participants, the saga that asked.</summary>
    public Guid? SubjectId { get; set; }

    /// <summary>The saga's version after this message; 0 in participants, which keep no saga.</summary>
    public int Seq { get; set; }
    public required DateTimeOffset At { get; init; }
    public required string MessageType { get; init; }

    /// <summary>The message as JSON, sensitive values masked.</summary>
    public required string Body { get; init; }
    public string? Source { get; init; }
    public string? TraceId { get; init; }
    public string? Step { get; set; }
    public int? Attempt { get; set; }
    public string? FromState { get; set; }
    public string? ToState { get; set; }

    /// <summary>Why the message changed nothing, when it was late, duplicate or unexpected.</summary>
    public string? Ignored { get; set; }

    /// <summary>What was sent because of this message: a JSON array of <see cref="OutboundMessage"/>, sent again under the same ids on redelivery.</summary>
    public string? Outputs { get; set; }
    public string? FailureType { get; set; }
    public string? FailureMessage { get; set; }
    public string? FailureStack { get; set; }
    public string? Actor { get; set; }
    public string? Reason { get; set; }

    /// <summary>Outputs that no redelivery stands behind and that are not known to be sent yet; the relay's work list.</summary>
    public bool Pending { get; set; }
}
