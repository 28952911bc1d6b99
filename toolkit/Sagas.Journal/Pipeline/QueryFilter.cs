using MassTransit;

namespace Sagas.Journal;

/// <summary>
/// Around a consumer that only reads: while the database cannot be used its caller is answered with a fault, and the question is
/// forgotten instead of filling an error queue: whoever still wants to know asks again.
/// </summary>
sealed class QueryFilter<T>(Lazy<UnitOfWorkRunner> units) : IFilter<ConsumeContext<T>> where T : class
{
    public void Probe(ProbeContext context) => context.CreateFilterScope("journal-query");

    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
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
