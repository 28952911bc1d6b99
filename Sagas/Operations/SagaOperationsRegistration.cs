using Microsoft.Extensions.DependencyInjection;
using Sagas.Journal;
using Sagas.Steps;

namespace Sagas.Operations;

public static class SagaOperationsRegistration
{
    /// <summary>What operators read and do; add the table of each saga with <see cref="AddTable{TMachine}"/>.</summary>
    public static IServiceCollection AddSagaOperations<TContext>(this IServiceCollection services) where TContext : SagaContext
    {
        services.AddSingleton<ISagaReader, SagaReader<TContext>>();
        services.AddSingleton<ISagaQueries, SagaQueries<TContext>>();
        services.AddSingleton<IOperationLog, OperationLog<TContext>>();
        services.AddSingleton<IAuditTrail, AuditTrail<TContext>>();
        services.AddSingleton<SagaCommands>();
        services.AddSingleton<ISagaOperator, SagaOperator>();
        return services;
    }

    /// <summary>Lets operators see what this kind of saga can do, and checks its retry policies on start.</summary>
    public static IServiceCollection AddTable<TMachine>(this IServiceCollection services) where TMachine : class, ISagaTable
    {
        services.AddSingleton<ISagaTable>(provider => provider.GetRequiredService<TMachine>());
        services.AddHostedService<PolicyCheck<TMachine>>();
        return services;
    }
}
