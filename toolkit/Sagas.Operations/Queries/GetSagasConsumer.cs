using MassTransit;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Operations;

/// <summary>
/// Answers where many sagas stand, for those who watch them; like <see cref="GetSagaConsumer"/> it reads and leaves no trace.
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
