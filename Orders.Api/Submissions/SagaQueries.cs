using MassTransit;
using Sagas.Messages;
using Sagas;

namespace Orders.Api.Submissions;

/// <summary>
/// Asks Orders.Saga where a saga stands. After a question without an answer the service counts as away for a few seconds:
/// readers are served at once from what is known here, and one of them tries again.
/// </summary>
sealed partial class SagaQueries(IBus bus, TimeProvider time, ILogger<SagaQueries> log)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5), AwayFor = TimeSpan.FromSeconds(3);
    readonly Lazy<IClientFactory> clients = new(() => bus.CreateClientFactory(Patience));
    long awayUntil;

    /// <returns>Null when the saga has not started yet, or nobody answers.</returns>
    public async Task<SagaDetail?> Find(SubmissionRow row, CancellationToken cancellation)
    {
        var seen = Volatile.Read(ref awayUntil);
        if (seen != 0 && (time.GetUtcNow().UtcTicks < seen || Interlocked.CompareExchange(ref awayUntil, NextTry(), seen) != seen))
            return null;
        try
        {
            var answer = await Ask(new GetSaga(row.SagaId, row.Kind), cancellation).WaitAsync(Patience, time, cancellation);
            Volatile.Write(ref awayUntil, 0);
            // Between two runs of a saga that goes on as a fresh one, nobody can say where it stands.
            return answer.Is(out Response<SagaFound>? found) && found.Message.Detail is { ContinuedAs: null } detail ? detail : null;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Volatile.Write(ref awayUntil, NextTry());
            Away(failure.Message, AwayFor.TotalSeconds);
            return null;
        }
    }

    Task<Response<SagaFound, SagaNotFound>> Ask(GetSaga question, CancellationToken cancellation) =>
        clients.Value.CreateRequestClient<GetSaga>(Patience).GetResponse<SagaFound, SagaNotFound>(question, cancellation);

    long NextTry() => (time.GetUtcNow() + AwayFor).UtcTicks;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Orders.Saga does not answer ({Reason}); what is under way is shown as accepted for {Seconds} s")]
    partial void Away(string reason, double seconds);
}
