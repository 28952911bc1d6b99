using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Sagas.Operations;

namespace Sagas.DeadLetters;

/// <summary>Adds the reading and moving of dead letters.</summary>
public static class DeadLetterRegistration
{
    /// <summary>Counts what lies in the dead letter queues of this service, for its health.</summary>
    /// <typeparam name="TQueues">The transport's.</typeparam>
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
    /// Writes down what dies anywhere, tells people of it, and lets operators move it; on a transport whose queues can be seen
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

/// <summary>A bus whose queues end with the process: nothing is seen of them, and nothing can be moved.</summary>
sealed class NoDeadLetterQueues : IDeadLetterQueues
{
    const string Why = "The bus is in memory: its queues live inside the process, and nothing can be seen of them from outside.";

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
