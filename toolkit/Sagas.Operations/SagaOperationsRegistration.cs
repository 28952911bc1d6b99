using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Sagas.History;
using Sagas.Persistence;

namespace Sagas.Operations;

/// <summary>Adds sagas and their operations to a service.</summary>
public static class SagaOperationsRegistration
{
    /// <summary>Adds what operators read and do; add each kind of saga with <see cref="AddSaga{TMachine, TState}"/>.</summary>
    public static IServiceCollection AddSagaOperations<TContext>(this IServiceCollection services) where TContext : SagaContext
    {
        services.AddSingleton<ISagaReader, SagaReader<TContext>>();
        services.AddSingleton<ISagaQueries, SagaQueries<TContext>>();
        services.AddSingleton<IOperationLog, OperationLog<TContext>>();
        services.AddSingleton<IAuditTrail, AuditTrail<TContext>>();
        services.AddSingleton<HistoryExporter>();
        services.AddSingleton<SagaCommands>();
        services.AddSingleton<ISagaOperator, SagaOperator>();
        return services.AddHostedService<UnknownStates<TContext>>();
    }

    /// <summary>
    /// Hosts a kind of saga: its state machine on its own endpoint, its instances in the journal's database, its table for operators, and a
    /// check of its retry policies at the start.
    /// </summary>
    /// <remarks>
    /// The endpoint is named after the instance, e.g. <c>order-saga</c> for <c>OrderState</c>; renaming the class renames the queue.
    /// </remarks>
    public static void AddSaga<TMachine, TState>(this IBusRegistrationConfigurator bus)
        where TMachine : StepStateMachine<TState>
        where TState : SagaState, new()
    {
        var name =
            KebabCaseEndpointNameFormatter.Instance.SanitizeName(typeof(TState).Name.Replace("State", "", StringComparison.Ordinal))
            + "-saga";
        bus.AddSagaInstances();
        bus.AddSagaStateMachine<TMachine, TState>().JournalRepository().Endpoint(endpoint => endpoint.Name = name);
        bus.AddSingleton<ISagaTable>(provider => provider.GetRequiredService<TMachine>());
        bus.AddHostedService<PolicyCheck<TMachine>>();
    }
}
