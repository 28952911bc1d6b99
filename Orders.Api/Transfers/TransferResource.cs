using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Orders.Api.Submissions;
using Sagas;

namespace Orders.Api.Transfers;

/// <summary>A transfer as its sender sees it.</summary>
public sealed record TransferResource : SubmissionResource, IShown<TransferResource>
{
    [SetsRequiredMembers]
    TransferResource(SubmissionRow row, SagaDetail? saga) : base(SubmissionKind.Transfer, row, saga) =>
        (ReferenceId, ExecuteAt) = (row.BusinessId, StoredJson.Read<TransferRequest>(row.RequestJson).ExecuteAt);

    [JsonPropertyOrder(-1)]
    public required string ReferenceId { get; init; }
    public required DateTimeOffset? ExecuteAt { get; init; }

    static TransferResource IShown<TransferResource>.Of(SubmissionRow row, SagaDetail? saga) => new(row, saga);
}

/// <summary>A transfer in a list.</summary>
public sealed record TransferListItem : SubmissionListItem, IShown<TransferListItem>
{
    [SetsRequiredMembers]
    TransferListItem(SubmissionRow row, SagaDetail? saga) : base(SubmissionKind.Transfer, row, saga) => ReferenceId = row.BusinessId;

    [JsonPropertyOrder(-1)]
    public required string ReferenceId { get; init; }

    static TransferListItem IShown<TransferListItem>.Of(SubmissionRow row, SagaDetail? saga) => new(row, saga);
}
