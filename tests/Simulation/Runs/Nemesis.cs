using Simulation.Services;
using Simulation.Time;

namespace Simulation.Runs;

/// <summary>Schedules crashes, freezes, disconnections and outages during the storm.</summary>
sealed class Nemesis(World world)
{
    readonly Dice dice = world.Dice("nemesis");

    public void Plan(Scenario scenario)
    {
        var faults = scenario.Faults;
        for (var i = 0; i < faults.Crashes; i++)
            At(scenario, process => process.Crash, TimeSpan.FromSeconds(10), process => () => world.Begin(process));
        for (var i = 0; i < faults.Freezes; i++)
            At(scenario, process => process.Freeze, TimeSpan.FromSeconds(40), process => process.Thaw);
        for (var i = 0; i < faults.Disconnections; i++)
            At(scenario, process => () => Disconnect(process), TimeSpan.Zero, _ => () => { });
        for (var i = 0; i < faults.Outages; i++)
            Outage(scenario);
    }

    void At(Scenario scenario, Func<Process, Action> strike, TimeSpan longest, Func<Process, Action> mend)
    {
        var (when, pause) = (dice.Within(scenario.Storm), dice.Within(longest));
        var process = dice.Of(world.Processes.ConvertAll(one => one.Process));
        world.Timeline.After(when, strike(process));
        world.Timeline.After(when + pause, mend(process));
    }

    void Disconnect(Process process)
    {
        world.Story.Say(process.Name, "loses its connection to the broker");
        world.Broker.Disconnect(process);
    }

    void Outage(Scenario scenario)
    {
        var (when, pause) = (dice.Within(scenario.Storm), dice.Within(TimeSpan.FromSeconds(20)));
        var database = dice.Of(world.Databases.ToList());
        world.Timeline.After(when, () =>
        {
            world.Story.Say(database.Name, "its database is away");
            database.IsAway = true;
        });
        world.Timeline.After(when + pause, () =>
        {
            world.Story.Say(database.Name, "its database is back");
            database.IsAway = false;
        });
    }
}
