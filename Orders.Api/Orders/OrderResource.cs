using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Orders.Api.Submissions;
using Sagas;

namespace Orders.Api.Orders;

/// <summary>An order as its customer sees it.</summary>
public sealed record OrderResource : SubmissionResource, IShown<OrderResource>
{
    [SetsRequiredMembers]
    OrderResource(SubmissionRow row, SagaDetail? saga) : base(SubmissionKind.Order, row, saga) => OrderId = row.BusinessId;

    [JsonPropertyOrder(-1)]
    public required string OrderId { get; init; }

    static OrderResource IShown<OrderResource>.Of(SubmissionRow row, SagaDetail? saga) => new(row, saga);
}

/// <summary>An order in a list.</summary>
public sealed record OrderListItem : SubmissionListItem, IShown<OrderListItem>
{
    [SetsRequiredMembers]
    OrderListItem(SubmissionRow row, SagaDetail? saga) : base(SubmissionKind.Order, row, saga) => OrderId = row.BusinessId;

    [JsonPropertyOrder(-1)]
    public required string OrderId { get; init; }

    static OrderListItem IShown<OrderListItem>.Of(SubmissionRow row, SagaDetail? saga) => new(row, saga);
}
