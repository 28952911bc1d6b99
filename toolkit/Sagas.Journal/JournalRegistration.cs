using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Sagas.Journal.InMemory;
using Sagas.Journal.Sql;

namespace Sagas.Journal;

/// <summary>Adds the journal to a service and to its bus.</summary>
public static class JournalRegistration
{
    /// <summary>
    /// The journal in the database of <typeparamref name="TContext"/>. It needs a registered context factory and an
    /// <see cref="ISqlDialect"/>.
    /// </summary>
    public static IServiceCollection AddJournal<TContext>(this IServiceCollection services) where TContext : JournalContext
    {
        services.AddSingleton<IJournalStore, RelationalJournalStore<TContext>>();
        return services.AddJournalCore();
    }

    /// <summary>The journal in memory, for tests of sagas and for measuring the cost of durability.</summary>
    public static IServiceCollection AddInMemoryJournal(this IServiceCollection services)
    {
        services.AddSingleton<IJournalStore, InMemoryJournalStore>();
        return services.AddJournalCore().AddTimers();
    }

    /// <summary>Durable timers, in a database whose context maps them with <see cref="TimerModel.AddTimers"/>.</summary>
    public static IServiceCollection AddTimers(this IServiceCollection services)
    {
        services.TryAddSingleton<DueTimers>();
        return services.AddHostedService<TimerPump>();
    }

    /// <summary>Handles every message of every endpoint as one unit of work of the journal.</summary>
    public static void UseJournal(this IBusRegistrationConfigurator bus) =>
        bus.AddConfigureEndpointsCallback((context, name, endpoint) => endpoint.UseJournal(context, name));

    static IServiceCollection AddJournalCore(this IServiceCollection services)
    {
        services.AddOptions<JournalOptions>().BindConfiguration(JournalOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Random.Shared);
        services.AddSingleton<Pauses>();
        services.AddSingleton<JournalLifetime>();
        services.AddSingleton<TimerAlarm>();
        services.AddSingleton<ICommitObserver>(provider => provider.GetRequiredService<TimerAlarm>());
        services.AddSingleton<MessageAspects>();
        services.AddSingleton<BusinessIds>();
        services.AddSingleton<GroupCommitter>();
        services.AddSingleton<IRowReader, BatchLoader>();
        services.AddSingleton<DatabaseTrouble>();
        services.AddSingleton<JournalClock>();
        services.AddHostedService<ClockWatch>();
        services.AddSingleton<Destinations>();
        services.AddSingleton<Dispatcher>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<UnitOfWorkRunner>();
        services.AddSingleton(provider => new TransactionalSession(
            provider.GetRequiredService<UnitOfWorkRunner>(),
            provider.GetRequiredService<Dispatcher>(),
            provider.GetRequiredService<IBus>(),
            provider.GetRequiredService<ILogger<TransactionalSession>>()
        ));
        services.AddHostedService<OutboxRelay>();
        return services;
    }
}
