using Contracts.Orders;
using Orders.Api.Submissions;

namespace Orders.Api.Orders;

static class OrderMessages
{
    public static OrderSubmitted Submitted(this OrderRequest request, SubmissionRow row) =>
        new(
            row.SagaId,
            row.BusinessId,
            [.. request.OrderItems.Select(item => new OrderLine(item.ProductId, item.Quantity, item.UnitPrice))],
            new PaymentInfo(request.PaymentInfo.Method, request.PaymentInfo.Card, request.PaymentInfo.Account),
            request.TotalAmount,
            request.Currency!,
            new Address(
                request.ShippingAddress.Street,
                request.ShippingAddress.City,
                request.ShippingAddress.PostalCode,
                request.ShippingAddress.Country
            ),
            request.CustomerEmail,
            request.AllowPartial == true,
            row.SubmittedAt
        );
}
