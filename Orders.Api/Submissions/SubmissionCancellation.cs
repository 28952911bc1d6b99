using Sagas.Messages;
using Sagas;

namespace Orders.Api.Submissions;

/// <summary>Forwards a customer's cancellation to the saga, durably; refuses it if it is already known to be too late.</summary>
sealed class SubmissionCancellation(BoundedUnits units, SagaLookup sagas)
{
    /// <returns>Why it is too late; null when the cancellation is stored.</returns>
    public async Task<string?> Cancel(SubmissionKind kind, SubmissionRow row, string reason, CancellationToken cancellation)
    {
        var subject = $"{kind.Name} '{row.BusinessId}'";
        if (row.Status.IsFinal())
            return $"{subject} is already {row.Status}.";
        var saga = await sagas.Find(row, cancellation);
        if (saga?.CannotCancelBecause is { } tooLate)
            return $"{subject} can no longer be cancelled: {tooLate}";
        var cancel = new CancelSaga(saga?.SagaId ?? row.SagaId, kind.Name, row.BusinessId, reason, "customer");
        var ifUnknown = $"The cancellation of {subject} may or may not have been stored; it is safe to send it again.";
        return await units.Run<string?>($"POST {kind.Path}/{{id}}/cancellation", cancel, row.SagaId, ifUnknown, async (_, publish) =>
        {
            await publish.Publish(cancel, cancellation);
            return null;
        }, cancellation);
    }
}
