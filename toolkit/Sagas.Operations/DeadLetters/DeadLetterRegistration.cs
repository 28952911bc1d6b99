using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Sagas.Operations;

namespace Sagas.DeadLetters;

/// <summary>Adds reading and moving of dead letters.</summary>
public static class DeadLetterRegistration
{
    /// <summary>Counts the messages in the dead letter queues of this service, for its health check.</summary>
    /// <typeparam name="TQueues">The transport's implementation.</typeparam>
    public static IServiceCollection AddDeadLetterWatch<TQueues>(this IServiceCollection services) where TQueues : class, IDeadLetterQueues
    {
        services.AddOptions<DeadLetterOptions>().BindConfiguration(DeadLetterOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IDeadLetterQueues, TQueues>();
        services.TryAddSingleton<DeadLetterCounts>();
        services.AddHostedService<DeadLetterWatch>();
        services.AddHealthChecks().AddCheck<DeadLetterHealth>("dead-letters", HealthStatus.Degraded, tags: ["ready"]);
        return services;
    }

    /// <summary>
    /// Records dead letters of all services, notifies people, and lets operators move them; needs a transport with visible queues
    /// (<see cref="AddDeadLetterWatch"/>).
    /// </summary>
    /// <param name="service">The name of the service; its instances share the work.</param>
    public static IServiceCollection AddDeadLetters<TContext>(this IServiceCollection services, string service) where TContext : SagaContext
    {
        services.TryAddSingleton<IDeadLetterQueues, NoDeadLetterQueues>();
        services.TryAddSingleton<DeadLetterCounts>();
        services.AddSingleton<DeadLetterAlerts>();
        services.AddSingleton<IDeadLetterBooks, DeadLetterBooks<TContext>>();
        services.AddSingleton<IDeadLetterReader, DeadLetterReader<TContext>>();
        services.AddSingleton<DeadLetterMover>();
        services.AddSingleton<IDeadLetterOperator, DeadLetterOperator>();
        services.AddSingleton<DeadLetterReconciliation>();
        return services.AddSingleton<IHostedService>(provider =>
            ActivatorUtilities.CreateInstance<DeadLetterRecorder>(provider, $"{service}-dead-letters")
        );
    }
}

/// <summary>For a bus whose queues end with the process: nothing can be read or moved.</summary>
sealed class NoDeadLetterQueues : IDeadLetterQueues
{
    const string Why = "The bus is in memory: its queues exist only inside the process and cannot be inspected.";

    public Task<IReadOnlyDictionary<string, int>> DeclareOwn(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, int>>(new Dictionary<string, int>());

    public Task<IReadOnlyDictionary<string, int>> Count(IReadOnlyCollection<string> queues, CancellationToken cancellation) =>
        DeclareOwn(cancellation);

    public Task Listen(
        string listener,
        Action<IReadOnlyList<string>> announced,
        Func<IReadOnlyList<DeadCopy>, Task> record,
        CancellationToken cancellation
    ) => Task.Delay(Timeout.Infinite, cancellation);

    public Task<IHeldQueue?> Hold(string queue, CancellationToken cancellation) => throw new NotSupportedException(Why);
}
