using MassTransit;
using Sagas.Messages;
using Sagas;

namespace Orders.Api.Submissions;

/// <summary>Asks Orders.Saga for a saga's state. While that is unavailable, readers get at once what is known here.</summary>
sealed partial class SagaLookup(SagaClient client, ILogger<SagaLookup> log)
{
    /// <returns>Null when the saga has not started yet, or when there is no answer.</returns>
    public async Task<SagaDetail?> Find(SubmissionRow row, CancellationToken cancellation)
    {
        if (!client.MayBeAsked())
            return null;
        try
        {
            var answer = await client.Ask(
                (IRequestClient<GetSaga> saga) =>
                    saga.GetResponse<SagaFound, SagaNotFound>(new GetSaga(row.SagaId, row.Kind), cancellation),
                cancellation
            );
            client.HasAnswered();
            // Between two runs of a saga that continues as new, its state is unknown.
            return answer.Is(out Response<SagaFound>? found) && found.Message.Detail is { ContinuedAs: null } detail ? detail : null;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            client.IsAway();
            Away(failure.Message, SagaClient.AwayFor.TotalSeconds);
            return null;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Orders.Saga does not answer ({Reason}); unfinished submissions are shown as accepted for {Seconds} s"
    )]
    partial void Away(string reason, double seconds);
}
