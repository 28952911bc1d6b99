using Microsoft.Extensions.Hosting;

namespace Sagas.Operations;

/// <summary>Stops the start of a service with an invalid retry policy, which would otherwise fail the first saga that needs it.</summary>
sealed class PolicyCheck<TMachine>(TMachine table, StepPolicies policies) : IHostedService where TMachine : ISagaTable
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var step in table.Steps)
            _ = policies.For(step);
        foreach (var compensation in table.Compensations)
            _ = policies.ForCompensation(compensation);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
