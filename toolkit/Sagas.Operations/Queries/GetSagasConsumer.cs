using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Operations;

/// <summary>
/// Answers with the states of many sagas, for watchers. Like <see cref="GetSagaConsumer"/> it only reads.
/// </summary>
public sealed class GetSagasConsumer(ISagaReader sagas, IEnumerable<ISagaTable> tables) : IConsumer<GetSagas>, INotJournalled
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<GetSagas> context)
    {
        if (tables.Any(table => table.Kind == context.Message.Kind))
            await context.RespondAsync(await sagas.Changes(context.Message.Sagas, context.CancellationToken));
    }
}
