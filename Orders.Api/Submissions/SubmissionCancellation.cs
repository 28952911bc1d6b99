using Sagas;
using Sagas.Journal;
using Sagas.Messages;

namespace Orders.Api.Submissions;

/// <summary>
/// Stores a customer's wish to cancel, and forwards it to the saga, durably; refuses it if it is already known to be too late. What became
/// of it is seen in the submission (<see cref="Cancellation"/>).
/// </summary>
sealed class SubmissionCancellation(BoundedUnits units, SagaLookup sagas)
{
    /// <returns>The submission with the wish, or why it is too late.</returns>
    public async Task<(SubmissionRow Row, string? TooLate)> Cancel(
        SubmissionKind kind,
        SubmissionRow row,
        string reason,
        CancellationToken cancellation
    )
    {
        var subject = $"{kind.Name} '{row.BusinessId}'";
        var saga = row.Status.IsFinal() ? null : await sagas.Find(row, cancellation);
        if (saga?.CannotCancelBecause is { } tooLate)
            return (row, $"{subject} can no longer be cancelled: {tooLate}");
        var cancel = new CancelSaga(saga?.SagaId ?? row.SagaId, kind.Name, row.BusinessId, reason, "customer");
        var ifUnknown = $"The cancellation of {subject} may or may not have been stored; it is safe to send it again.";
        return await units.Run($"POST {kind.Path}/{{id}}/cancellation", cancel, row.SagaId, ifUnknown, Work, cancellation);

        async Task<(SubmissionRow, string?)> Work(UnitOfWork unit, MassTransit.IPublishEndpoint publish)
        {
            var now = await unit.Find<SubmissionRow>(row.SagaId) ?? row;
            if (now.Status.IsFinal())
                return (now, $"{subject} is already {now.Status}.");
            if (now.CancelRequestedAt is null)
            {
                (now.CancelRequestedAt, now.CancelReason) = (Intake.InMicroseconds(unit.Now), reason);
                unit.Update(now.SagaId, now);
            }
            await publish.Publish(cancel, cancellation);
            return (now, null);
        }
    }
}
