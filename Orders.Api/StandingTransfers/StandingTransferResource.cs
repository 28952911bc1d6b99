using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Orders.Api.Submissions;
using Sagas;

namespace Orders.Api.StandingTransfers;

/// <summary>A standing transfer as its sender sees it: its steps are those of the date that is next, or under way.</summary>
public sealed record StandingTransferResource : SubmissionResource, IShown<StandingTransferResource>
{
    [SetsRequiredMembers]
    StandingTransferResource(SubmissionRow row, SagaDetail? saga) : base(SubmissionKind.StandingTransfer, row, saga)
    {
        var request = StoredJson.Read<StandingTransferRequest>(row.RequestJson);
        (ReferenceId, Every, Cron, TimeZone) = (row.BusinessId, request.Every, request.Cron, request.TimeZone ?? TimeZoneInfo.Utc.Id);
        (StartAt, Times, Date) = (request.StartAt ?? row.SubmittedAt, request.Times, saga?.Run);
    }

    [JsonPropertyOrder(-1)]
    public required string ReferenceId { get; init; }
    public required string? Every { get; init; }
    public required string? Cron { get; init; }
    public required string TimeZone { get; init; }
    public required DateTimeOffset StartAt { get; init; }
    public required int? Times { get; init; }

    [Description("The number of the date that is next, or under way, from 1 (those that one transfer made up for count as one); null while that cannot be told.")]
    public required int? Date { get; init; }

    static StandingTransferResource IShown<StandingTransferResource>.Of(SubmissionRow row, SagaDetail? saga) => new(row, saga);

    static StandingTransferResource IShown<StandingTransferResource>.New(SubmissionRow row) => new(row, saga: null) { Date = 1 };
}

/// <summary>A standing transfer in a list.</summary>
public sealed record StandingTransferListItem : SubmissionListItem, IShown<StandingTransferListItem>
{
    [SetsRequiredMembers]
    StandingTransferListItem(SubmissionRow row, SagaDetail? saga) : base(SubmissionKind.StandingTransfer, row, saga) => ReferenceId = row.BusinessId;

    [JsonPropertyOrder(-1)]
    public required string ReferenceId { get; init; }

    static StandingTransferListItem IShown<StandingTransferListItem>.Of(SubmissionRow row, SagaDetail? saga) => new(row, saga);
}
