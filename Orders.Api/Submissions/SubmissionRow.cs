using Sagas.Journal;
using Sagas;

namespace Orders.Api.Submissions;

/// <summary>
/// An accepted order or transfer. While it is under way only the saga knows more; when it finished, all there is to know is here.
/// </summary>
public sealed class SubmissionRow : IVersioned
{
    /// <summary>Follows from kind and id, and is the key: so orders and transfers do not get in each other's way.</summary>
    public required Guid SagaId { get; init; }
    public required string Kind { get; init; }

    /// <summary>The order's or transfer's id among its kind.</summary>
    public required string BusinessId { get; init; }

    /// <summary>Tells the same request sent twice from another one under the same id.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>What was asked; the card is masked.</summary>
    public required string RequestJson { get; init; }

    /// <summary>Accepted until the saga finished; there is no message per step for the sake of reading.</summary>
    public SagaStatus Status { get; set; }

    /// <summary>The <see cref="SagaDetail"/> at the end.</summary>
    public string? FinalJson { get; set; }
    public required DateTimeOffset SubmittedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public int Version { get; set; }
}
