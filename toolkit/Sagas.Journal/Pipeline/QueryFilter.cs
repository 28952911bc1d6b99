using MassTransit;

namespace Sagas.Journal;

/// <summary>
/// Wraps a consumer that only reads. While the database is unusable the caller gets a fault, and the query is dropped instead of
/// filling an error queue: the caller can ask again.
/// </summary>
sealed class QueryFilter<T>(Lazy<UnitOfWorkRunner> units) : IFilter<ConsumeContext<T>> where T : class
{
    public void Probe(ProbeContext context) => context.CreateFilterScope("journal-query");

    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        MessageCheck.Ensure(context.Message, context.SourceAddress?.AbsolutePath);
        try
        {
            await next.Send(context);
        }
        catch (Exception failure) when (units.Value.Store.SaysNothingOfTheWork(failure))
        {
            await context.NotifyConsumed(TimeSpan.Zero, nameof(QueryFilter<T>));
        }
    }
}
