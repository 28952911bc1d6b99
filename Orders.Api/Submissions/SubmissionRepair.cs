using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Orders.Api.Orders;
using Orders.Api.StandingTransfers;
using Orders.Api.Transfers;
using Sagas.Journal;
using Sagas;

namespace Orders.Api.Submissions;

/// <summary>Repairs what the comparison found, each as a journalled unit of work.</summary>
sealed partial class SubmissionRepair(
    TransactionalSession units,
    IOptions<OrdersApiOptions> options,
    TimeProvider time,
    ILogger<SubmissionRepair> log
)
{
    readonly ConcurrentDictionary<Guid, DateTimeOffset> sentAgain = new();

    public async Task End(SubmissionRow row, SagaDetail detail, CancellationToken cancellation)
    {
        var ended = await units.Run($"compare {row.Kind}", detail, row.SagaId, async (unit, _) =>
        {
            if (await unit.Find<SubmissionRow>(row.SagaId) is not { Status: SagaStatus.Accepted } current)
                return false;
            unit.Update(current.SagaId, current.Ended(detail));
            return true;
        }, cancellation);
        if (ended)
            FoundEnded(row.Kind, row.BusinessId, detail.Status);
    }

    /// <summary>Sends the same saga id, so that a saga that exists after all ignores it.</summary>
    public async Task SendAgain(SubmissionRow row, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (sentAgain.TryGetValue(row.SagaId, out var before) && now - before < options.Value.LostAfter)
            return;
        await units.Run($"compare {row.Kind}", new { row.Kind, row.BusinessId, SentAgain = true }, row.SagaId, async (_, publish) =>
        {
            await publish.Publish(Read(row).Submitted(row), cancellation);
            return true;
        }, cancellation);
        sentAgain[row.SagaId] = now;
        Lost(row.Kind, row.BusinessId, row.SubmittedAt);
    }

    static ISubmission Read(SubmissionRow row) =>
        row.Kind switch
        {
            nameof(SubmissionKind.Order) => StoredJson.Read<OrderRequest>(row.RequestJson),
            nameof(SubmissionKind.Transfer) => StoredJson.Read<TransferRequest>(row.RequestJson),
            nameof(SubmissionKind.StandingTransfer) => StoredJson.Read<StandingTransferRequest>(row.RequestJson),
            _ => throw new InvalidOperationException(
                $"A row of table 'submissions' is of kind '{row.Kind}', which this version does not know, so it cannot be sent again. Is "
                    + "an older version running beside a newer one?"
            ),
        };

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Kind} {Id} is {Status}, which this service had not been told; it is stored now"
    )]
    partial void FoundEnded(string kind, string id, SagaStatus status);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Kind} {Id}, accepted at {At:u}, is not known to its saga service, so it is sent "
            + "again. Was its database restored from a backup?"
    )]
    partial void Lost(string kind, string id, DateTimeOffset at);
}
