using Orders.Api.Submissions;
using Sagas;

namespace Orders.Api.Orders;

/// <summary>The fields that only orders have.</summary>
sealed record OrderFields(string OrderId) : IFields<OrderFields>
{
    static OrderFields IFields<OrderFields>.Of(SubmissionRow row, SagaDetail? saga) => new(row.BusinessId);
}
