using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Sagas.Journal;

namespace Sagas.Persistence;

/// <summary>Adds what the journal must know of steps and of saga instances.</summary>
public static class PersistenceRegistration
{
    /// <summary>What the journal must know of steps, in a service that hosts sagas as in one that takes part in them.</summary>
    public static IServiceCollection AddSteps(this IServiceCollection services)
    {
        services.TryAddSingleton<StepPolicies>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMessageAspect, StepAspect>());
        return services;
    }

    /// <summary>
    /// The instances of sagas of all kinds, and their timers; rows stay in memory between one message and the next. May be called once per
    /// kind.
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
