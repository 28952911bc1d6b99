using System.ComponentModel;
using Sagas.Steps;

namespace Orders.Api.Orders;

/// <summary>An order as its customer sees it (design section 5).</summary>
public sealed record OrderResource(
    string OrderId,
    Guid SagaId,
    SagaStatus Status,
    string State,
    string? CustomStatus,
    DateTimeOffset SubmittedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt,
    IReadOnlyList<StepDetail> Steps,
    SagaFailure? Failure,
    OrderLinks Links)
{
    static readonly string[] StepNames = ["ReserveInventory", "ChargePayment", "CreateShipment", "SendConfirmation"];

    /// <param name="saga">What the saga said; null while it has not started or cannot be asked.</param>
    public static OrderResource Of(OrderRow order, SagaDetail? saga) => new(
        order.OrderId,
        order.SagaId,
        saga?.Status ?? order.Status,
        saga?.State ?? order.Status.ToString(),
        saga?.CustomStatus,
        order.SubmittedAt,
        saga?.UpdatedAt ?? order.UpdatedAt,
        saga?.FinishedAt ?? order.FinishedAt,
        saga?.Steps ?? [.. StepNames.Select(name => new StepDetail(name, StepStatus.Pending, 0, null, null, null))],
        saga?.Failure,
        OrderLinks.Of(order.OrderId));
}

/// <summary>Where to go from an order.</summary>
public sealed record OrderLinks(string Self, string Cancellation, string Events)
{
    public static OrderLinks Of(string orderId) => new($"/orders/{orderId}", $"/orders/{orderId}/cancellation", $"/orders/{orderId}/events");
}

/// <summary>An order in a list.</summary>
public sealed record OrderListItem(
    string OrderId,
    Guid SagaId,
    [property: Description("Accepted as long as the order is under way; GET the order for its steps.")] SagaStatus Status,
    DateTimeOffset SubmittedAt,
    DateTimeOffset? FinishedAt,
    SagaFailure? Failure,
    OrderLinks Links)
{
    public static OrderListItem Of(OrderRow order) => new(
        order.OrderId, order.SagaId, order.Status, order.SubmittedAt, order.FinishedAt,
        order.FinalJson is { } final ? OrderJson.Read<SagaDetail>(final).Failure : null, OrderLinks.Of(order.OrderId));
}

public sealed record OrderPage(
    IReadOnlyList<OrderListItem> Items,
    [property: Description("For the next page; null on the last one.")] string? NextCursor);
