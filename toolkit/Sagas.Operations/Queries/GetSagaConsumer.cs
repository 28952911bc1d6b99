using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Operations;

/// <summary>
/// Answers with the state of a saga or, if it continued as a new run, of the newest run. It only reads, so it is not journalled.
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
