using Orders.Api.Submissions;

namespace Orders.Api.Transfers;

/// <summary><c>/transfers</c>: the endpoints are the same for all submissions.</summary>
static class TransfersEndpoints
{
    public static void MapTransfers(this IEndpointRouteBuilder routes)
    {
        var transfers = new SubmissionEndpoints<TransferFields, ReferenceFields>(SubmissionKind.Transfer);
        transfers.MapPlace<TransferRequest>(transfers.Map(routes), "Transfers money. The same transfer sent again gets the same answer.");
    }
}
