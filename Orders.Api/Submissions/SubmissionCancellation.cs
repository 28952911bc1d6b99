using Sagas.Messages;
using Sagas;

namespace Orders.Api.Submissions;

/// <summary>Passes a customer's wish to cancel on to the saga, durably; says no where it is already known to be too late.</summary>
sealed class SubmissionCancellation(BoundedUnits units, SagaLookup sagas)
{
    /// <returns>Why it is too late; null when the wish is written down.</returns>
    public async Task<string?> Cancel(SubmissionKind kind, SubmissionRow row, string reason, CancellationToken cancellation)
    {
        var subject = $"{kind.Name} '{row.BusinessId}'";
        if (row.Status.IsFinal())
            return $"{subject} is already {row.Status}.";
        var saga = await sagas.Find(row, cancellation);
        if (saga?.CannotCancelBecause is { } tooLate)
            return $"{subject} cannot be cancelled any more: {tooLate}";
        var cancel = new CancelSaga(saga?.SagaId ?? row.SagaId, kind.Name, row.BusinessId, reason, "customer");
        var ifUnknown = $"The wish to cancel {subject} may or may not have been written down; it is safe to ask again.";
        return await units.Run<string?>($"POST {kind.Path}/{{id}}/cancellation", cancel, row.SagaId, ifUnknown, async (_, publish) =>
        {
            await publish.Publish(cancel, cancellation);
            return null;
        }, cancellation);
    }
}
