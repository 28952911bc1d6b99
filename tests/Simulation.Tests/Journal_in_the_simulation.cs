using Sagas.Journal;
using Sagas.Tests.Contracts;
using Simulation.Database;
using Simulation.Runs;
using Simulation.Services;

namespace Simulation.Tests;

/// <summary>The store that the simulation runs on keeps the promises of the real ones; only its faults are simulated.</summary>
sealed class Journal_in_the_simulation : JournalStoreContract
{
    World world = null!;

    protected override Task<IJournalStore> Create()
    {
        world = new World(new Scenario(1, 1, Faults.None) { Start = TimeProvider.System.GetUtcNow() }, mutant: null, isTold: false);
        world.DatabaseOf(Deployment.Sagas).Columns = Columns.Of<JournalStoreContext>();
        return Task.FromResult(Other);
    }

    protected override IJournalStore Other
    {
        get
        {
            var process = new Process(world.Timeline, world.Story, "any", 1);
            var store = new SimulatedStore(world.DatabaseOf(Deployment.Sagas), new Wire(world.Timeline, process));
            return new PumpedStore(store, world.Timeline);
        }
    }

    [TearDown]
    public async Task Dispose() => await world.DisposeAsync();
}
