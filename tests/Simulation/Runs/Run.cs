using MassTransit;
using Sagas.Persistence;
using Simulation.Checks;
using Simulation.Mutants;
using Simulation.People;
using Simulation.Services;
using Simulation.Time;

namespace Simulation.Runs;

/// <summary>Simulates one seed: a storm of faults, then a calm in which everything must finish.</summary>
static class Run
{
    static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    public static async Task<Simulated> Of(Scenario scenario, Mutant? mutant = null, bool isTold = false)
    {
        NewId.SetGenerator(new CountedIds(scenario.Seed));
        await using var world = new World(scenario, mutant, isTold);
        Shop.Fill(world);
        var customers = new Customers(world);
        var (always, end) = (new AlwaysChecks(world), new EndChecks(world, customers));
        var journal = new Retold(world);
        _ = new OnceCheck(world);
        foreach (var (process, _) in world.Processes)
            world.Begin(process);
        await Timeline.Quiet();
        customers.Plan(scenario);
        new SilenceCheck(world).Begin();
        new Operators(world).Begin();
        new Nemesis(world).Plan(scenario);
        var hasEnded = false;
        world.Timeline.After(scenario.Storm, () =>
        {
            world.Calm();
            LookWhetherItEnded();
        });
        while (!hasEnded && world.Wrong is null)
        {
            await world.Timeline.Step();
            always.Check();
            if (world.Timeline.Elapsed > scenario.Patience)
                world.IsWrong($"after {scenario.Patience.TotalMinutes} minutes there is still {end.WhatIsLeft()}");
        }
        if (world.Wrong is null)
            end.Check();
        var sagas = world.DatabaseOf(Deployment.Sagas).Rows.Peek<SagaRow>().Count();
        return new Simulated(scenario, world.Wrong, sagas, journal.Messages, world.Timeline.Elapsed, world.Story.Lines);

        void LookWhetherItEnded()
        {
            hasEnded = end.WhatIsLeft() is null;
            if (!hasEnded)
                world.Timeline.After(Look, LookWhetherItEnded);
        }
    }
}
