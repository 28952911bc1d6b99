using MassTransit;
using Sagas.Messages;

namespace Bench.Journalled;

/// <summary>Hears that the API has committed an order's outcome, without a message of its own.</summary>
sealed class FinishedOrders(Arrivals arrivals) : IConsumeObserver
{
    public Task PreConsume<T>(ConsumeContext<T> context) where T : class => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context) where T : class
    {
        if (context.Message is SagaFinished finished)
            arrivals.Finished(finished.SagaId);
        return Task.CompletedTask;
    }

    public Task ConsumeFault<T>(ConsumeContext<T> context, Exception exception) where T : class => Task.CompletedTask;
}
