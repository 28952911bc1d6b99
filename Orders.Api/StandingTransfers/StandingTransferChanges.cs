using MassTransit;
using Orders.Api.Submissions;
using Sagas.Messages;

namespace Orders.Api.StandingTransfers;

/// <summary>Sends a change to the run for the next date. If that run is just continuing as a new one, sends it to the new one.</summary>
sealed class StandingTransferChanges(IBus bus, SagaLookup sagas, TimeProvider time)
{
    const int Most = 5;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5), Pause = TimeSpan.FromMilliseconds(100);

    /// <exception cref="RequestException">There was no answer, or the run has not started yet.</exception>
    /// <returns>Why the change is not possible; null when it was made.</returns>
    public async Task<string?> Ask<TChange>(SubmissionRow row, Func<Guid, TChange> change, CancellationToken cancellation)
        where TChange : class
    {
        for (var asked = 1; ; asked++)
        {
            var sagaId = (await sagas.Find(row, cancellation))?.SagaId ?? row.SagaId;
            var answer = await bus.CreateRequestClient<TChange>(Patience)
                .GetResponse<OperationAccepted, OperationRefused>(change(sagaId), cancellation);
            if (!answer.Is<OperationRefused>(out var refused))
                return null;
            if (asked == Most || (await sagas.Find(row, cancellation))?.SagaId == sagaId)
                return refused.Message.Reason;
            await Task.Delay(Pause, time, cancellation);
        }
    }
}
