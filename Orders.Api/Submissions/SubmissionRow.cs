using Sagas.Journal;
using Sagas;

namespace Orders.Api.Submissions;

/// <summary>
/// An accepted order or transfer. While it is unfinished its saga knows more; once finished, this row is complete.
/// </summary>
public sealed class SubmissionRow : IVersioned
{
    /// <summary>The key, derived from kind and id, so that orders and transfers do not collide.</summary>
    public required Guid SagaId { get; init; }
    public required string Kind { get; init; }

    /// <summary>The id of the order or transfer, unique in its kind.</summary>
    public required string BusinessId { get; init; }

    /// <summary>Distinguishes the same request sent twice from another one with the same id.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The request; the card is masked.</summary>
    public required string RequestJson { get; init; }

    /// <summary>Accepted until the saga finishes; there are no messages per step just for reading.</summary>
    public SagaStatus Status { get; set; }

    /// <summary>The final <see cref="SagaDetail"/>.</summary>
    public string? FinalJson { get; set; }

    /// <summary>When its customer first asked to cancel it; null when nobody did.</summary>
    public DateTimeOffset? CancelRequestedAt { get; set; }

    /// <summary>Why, in the customer's words.</summary>
    public string? CancelReason { get; set; }
    public required DateTimeOffset SubmittedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public int Version { get; set; }
}
