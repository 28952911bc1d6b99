using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Sagas.Journal;

namespace Sagas.Persistence;

/// <summary>Registers what the journal needs for steps and saga instances.</summary>
public static class PersistenceRegistration
{
    /// <summary>Registers what the journal needs for steps; used by services that host sagas and by participants.</summary>
    public static IServiceCollection AddSteps(this IServiceCollection services)
    {
        services.TryAddSingleton<StepPolicies>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMessageAspect, StepAspect>());
        return services;
    }

    /// <summary>
    /// Registers the instances of sagas of all kinds and their timers; rows are cached between messages. May be called once per kind.
    /// </summary>
    public static IServiceCollection AddSagaInstances(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new SagaCache(provider.GetRequiredService<IOptions<JournalOptions>>().Value.CachedSagas));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IRowCache, SagaCache>(provider => provider.GetRequiredService<SagaCache>()));
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<ICommitObserver, SagaCache>(provider => provider.GetRequiredService<SagaCache>())
        );
        services.TryAddSingleton<ITimerTraces, SagaTraces>();
        return services.AddSteps().AddTimers();
    }
}
