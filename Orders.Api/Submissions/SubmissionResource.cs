using System.Diagnostics.CodeAnalysis;
using Sagas;

namespace Orders.Api.Submissions;

/// <summary>What a row is shown as: as a resource of its own, or in a list.</summary>
interface IShown<TSelf> where TSelf : IShown<TSelf>
{
    /// <param name="saga">What the saga said; null while it has not started or cannot be asked.</param>
    static abstract TSelf Of(SubmissionRow row, SagaDetail? saga);

    /// <summary>What was accepted just now, so that its saga has nothing to tell.</summary>
    static virtual TSelf New(SubmissionRow row) => TSelf.Of(row, saga: null);
}

/// <summary>A submission as its sender sees it: status, steps, failure. Each kind adds its id.</summary>
/// <remarks>Its members are required so that OpenAPI says that they are always there.</remarks>
public abstract record SubmissionResource
{
    [SetsRequiredMembers]
    private protected SubmissionResource(SubmissionKind kind, SubmissionRow row, SagaDetail? saga)
    {
        SagaId = saga?.SagaId ?? row.SagaId;
        Status = saga?.Status ?? row.Status;
        State = saga?.State ?? row.Status.ToString();
        CustomStatus = saga?.CustomStatus;
        SubmittedAt = row.SubmittedAt;
        UpdatedAt = saga?.UpdatedAt ?? row.UpdatedAt;
        FinishedAt = saga?.FinishedAt ?? row.FinishedAt;
        Steps = saga?.Steps ?? [.. kind.Steps.Select(name => new StepDetail(name, StepStatus.Pending, 0, null, null, null))];
        Failure = saga?.Failure;
        Links = SubmissionLinks.Of(kind, row);
    }

    public required Guid SagaId { get; init; }
    public required SagaStatus Status { get; init; }
    public required string State { get; init; }
    public required string? CustomStatus { get; init; }
    public required DateTimeOffset SubmittedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public required DateTimeOffset? FinishedAt { get; init; }
    public required IReadOnlyList<StepDetail> Steps { get; init; }
    public required SagaFailure? Failure { get; init; }
    public required SubmissionLinks Links { get; init; }
}

/// <summary>Where to go from a submission.</summary>
public sealed record SubmissionLinks(string Self, string Cancellation, string Events)
{
    internal static SubmissionLinks Of(SubmissionKind kind, SubmissionRow row)
    {
        var self = $"{kind.Path}/{row.BusinessId}";
        return new SubmissionLinks(self, $"{self}/cancellation", $"{self}/events");
    }
}
