using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sagas.Journal.InMemory;
using Sagas.Journal.Sql;
using Sagas.Steps;
using Sagas.Timers;

namespace Sagas.Journal;

public static class JournalRegistration
{
    /// <summary>The journal in the database of <typeparamref name="TContext"/>, which needs a registered context factory and an <see cref="ISqlDialect"/>.</summary>
    public static IServiceCollection AddJournal<TContext>(this IServiceCollection services) where TContext : JournalContext
    {
        services.AddSingleton<IJournalStore, RelationalJournalStore<TContext>>();
        if (typeof(SagaContext).IsAssignableFrom(typeof(TContext)))
            services.AddHostedService<TimerPump>();
        return services.AddJournalCore();
    }

    /// <summary>The journal in memory: for tests of sagas, and for measuring what durability costs.</summary>
    public static IServiceCollection AddInMemoryJournal(this IServiceCollection services)
    {
        services.AddSingleton<IJournalStore, InMemoryJournalStore>();
        services.AddHostedService<TimerPump>();
        return services.AddJournalCore();
    }

    /// <summary>Handles every message of every endpoint as one unit of work of the journal.</summary>
    public static void UseJournal(this IBusRegistrationConfigurator bus) =>
        bus.AddConfigureEndpointsCallback((context, name, endpoint) => endpoint.UseJournal(context, name));

    static IServiceCollection AddJournalCore(this IServiceCollection services)
    {
        services.AddOptions<JournalOptions>().BindConfiguration(JournalOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<JournalLifetime>();
        services.AddSingleton(provider => new SagaCache(provider.GetRequiredService<IOptions<JournalOptions>>().Value.CachedSagas));
        services.AddSingleton<TimerAlarm>();
        services.AddSingleton<GroupWriter>();
        services.AddSingleton<IRowReader, GroupReader>();
        services.AddSingleton<DatabaseTrouble>();
        services.AddSingleton<JournalClock>();
        services.AddHostedService<ClockWatch>();
        services.AddSingleton<Destinations>();
        services.AddSingleton<Dispatcher>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<Units>();
        services.AddSingleton(provider => new LocalUnits(
            provider.GetRequiredService<Units>(), provider.GetRequiredService<Dispatcher>(), provider.GetRequiredService<IBus>(), provider.GetRequiredService<ILogger<LocalUnits>>()));
        services.AddHostedService<OutboxRelay>();
        services.TryAddSingleton<StepPolicies>();
        return services;
    }
}
