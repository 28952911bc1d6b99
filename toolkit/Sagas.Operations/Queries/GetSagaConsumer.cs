using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Operations;

/// <summary>
/// Answers where a saga stands; of one that went on as a fresh run, where that stands. It reads and leaves no trace, so it is not part of
/// the journal.
/// </summary>
public sealed class GetSagaConsumer(ISagaReader sagas, IEnumerable<ISagaTable> tables) : IConsumer<GetSaga>, INotJournalled
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<GetSaga> context)
    {
        if (!tables.Any(table => table.Kind == context.Message.Kind))
            return;
        var detail = await sagas.Find(context.Message.SagaId, context.CancellationToken);
        if (detail?.ContinuedAs is not null)
            detail = await sagas.Find(detail.Kind, detail.BusinessId, context.CancellationToken);
        await (
            detail is null ? context.RespondAsync(new SagaNotFound(context.Message.SagaId)) : context.RespondAsync(new SagaFound(detail))
        );
    }
}
