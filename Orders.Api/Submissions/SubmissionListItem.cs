using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Sagas;

namespace Orders.Api.Submissions;

/// <summary>A submission in a list; each kind adds its id.</summary>
public abstract record SubmissionListItem
{
    [SetsRequiredMembers]
    private protected SubmissionListItem(SubmissionKind kind, SubmissionRow row, SagaDetail? saga) =>
        (SagaId, Status, SubmittedAt, FinishedAt, Failure, Links) = (row.SagaId, row.Status, row.SubmittedAt, row.FinishedAt, saga?.Failure, SubmissionLinks.Of(kind, row));

    public required Guid SagaId { get; init; }

    [Description("Accepted as long as it is under way; GET it for its steps.")]
    public required SagaStatus Status { get; init; }
    public required DateTimeOffset SubmittedAt { get; init; }
    public required DateTimeOffset? FinishedAt { get; init; }
    public required SagaFailure? Failure { get; init; }
    public required SubmissionLinks Links { get; init; }
}

public sealed record Page<TListItem>(
    IReadOnlyList<TListItem> Items,
    [property: Description("For the next page; null on the last one.")] string? NextCursor);
