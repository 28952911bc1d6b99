using Microsoft.Extensions.DependencyInjection;
using Simulation.Services;

namespace Simulation.Mutants;

/// <summary>A deliberate defect, injected through a double, never in the product.</summary>
/// <param name="Name">The defect, as a sentence.</param>
sealed record Mutant(string Name)
{
    /// <summary>Changes the registration of a service.</summary>
    public Action<IServiceCollection, Service> Change { get; init; } = (_, _) => { };

    /// <summary>Changes the world outside the services.</summary>
    public Action<World> Enter { get; init; } = _ => { };
}
