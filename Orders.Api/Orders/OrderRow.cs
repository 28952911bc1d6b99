using Sagas.Journal;
using Sagas.Steps;

namespace Orders.Api.Orders;

/// <summary>An accepted order. While it is under way only the saga knows more; when it finished, all there is to know is here.</summary>
public sealed class OrderRow : IVersioned
{
    public required string OrderId { get; init; }
    public required Guid SagaId { get; init; }

    /// <summary>Of the content without the id: tells the same order sent twice from another one under the same id.</summary>
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
