using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Operations;

/// <summary>Answers where a saga stands. It reads and leaves no trace, so it is not part of the journal.</summary>
public sealed class GetSagaConsumer(ISagaReader sagas) : IConsumer<GetSaga>, INotJournalled
{
    public async Task Consume(ConsumeContext<GetSaga> context)
    {
        if (await sagas.Find(context.Message.SagaId, context.CancellationToken) is { } detail)
            await context.RespondAsync(new SagaFound(detail));
        else
            await context.RespondAsync(new SagaNotFound(context.Message.SagaId));
    }
}
