using MassTransit;
using MassTransit.Configuration;
using MassTransit.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Sagas.Journal;

/// <summary>Puts the journal around every handler of a receive endpoint.</summary>
sealed class JournalEndpoints(IRegistrationContext context, string endpoint) : IConsumerConfigurationObserver, ISagaConfigurationObserver
{
    // Lazy: the runner needs the bus, which is still being built here.
    readonly Lazy<UnitOfWorkRunner> units = new(context.GetRequiredService<UnitOfWorkRunner>);

    public void ConsumerConfigured<TConsumer>(IConsumerConfigurator<TConsumer> configurator) where TConsumer : class { }

    public void ConsumerMessageConfigured<TConsumer, TMessage>(IConsumerMessageConfigurator<TConsumer, TMessage> configurator)
        where TConsumer : class where TMessage : class
    {
        var pipe = (IConsumerMessageConfigurator<TMessage>)configurator;
        if (typeof(INotJournalled).IsAssignableFrom(typeof(TConsumer)))
            pipe.AddPipeSpecification(new FilterPipeSpecification<ConsumeContext<TMessage>>(new QueryFilter<TMessage>(units)));
        else
            Wrap(pipe, typeof(TConsumer), answersFailures: true);
    }

    public void SagaConfigured<TSaga>(ISagaConfigurator<TSaga> configurator) where TSaga : class, ISaga { }

    public void StateMachineSagaConfigured<TInstance>(ISagaConfigurator<TInstance> configurator, SagaStateMachine<TInstance> stateMachine)
        where TInstance : class, ISaga, SagaStateMachineInstance
    { }

    public void SagaMessageConfigured<TSaga, TMessage>(ISagaMessageConfigurator<TSaga, TMessage> configurator)
        where TSaga : class, ISaga where TMessage : class =>
        Wrap((ISagaMessageConfigurator<TMessage>)configurator, typeof(TSaga), answersFailures: false);

    void Wrap<TMessage>(IPipeConfigurator<ConsumeContext<TMessage>> pipe, Type handler, bool answersFailures) where TMessage : class
    {
        var scopes = new ConsumeScopeProvider(context);
        var log = context.GetRequiredService<ILoggerFactory>().CreateLogger(handler);
        pipe.AddPipeSpecification(
            new FilterPipeSpecification<ConsumeContext<TMessage>>(
                new JournalFilter<TMessage>(
                    units,
                    new MessageHandling(endpoint, handler, scopes, answersFailures, log, context.GetRequiredService<BusinessIds>())
                )
            )
        );
    }
}

/// <summary>A consumer that only reads (a query): its messages are not journalled, and its answers are sent at once.</summary>
public interface INotJournalled;

/// <summary>Adds the journal to one receive endpoint.</summary>
public static class JournalEndpointExtensions
{
    /// <summary>Every message on this endpoint is handled as one unit of work of the journal.</summary>
    public static void UseJournal(this IReceiveEndpointConfigurator endpoint, IRegistrationContext context, string name)
    {
        var observer = new JournalEndpoints(context, name);
        endpoint.ConnectConsumerConfigurationObserver(observer);
        endpoint.ConnectSagaConfigurationObserver(observer);
    }
}
