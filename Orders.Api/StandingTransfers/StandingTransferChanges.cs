using MassTransit;
using Orders.Api.Submissions;
using Sagas.Messages;

namespace Orders.Api.StandingTransfers;

/// <summary>
/// Sends a change to the run for the next date. One that has just continued as a new run passes the change on; if it comes there before the
/// run has started, it is sent again.
/// </summary>
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
            try
            {
                var answer = await bus.CreateRequestClient<TChange>(Patience)
                    .GetResponse<OperationAccepted, OperationRefused>(change(sagaId), cancellation);
                return answer.Is<OperationRefused>(out var refused) ? refused.Message.Reason : null;
            }
            catch (RequestFaultException) when (asked < Most)
            {
                await Task.Delay(Pause, time, cancellation);
            }
        }
    }
}
