using Sagas.Persistence;
using Simulation.Bus;
using Simulation.Database;
using Simulation.Mutants;
using Simulation.Outside;
using Simulation.Runs;
using Simulation.Services;
using Simulation.Time;

namespace Simulation;

/// <summary>The whole world of one seed: the shop's services, their databases, the broker and everything outside.</summary>
sealed class World : IAsyncDisposable
{
    readonly Dictionary<Process, Hosted> hosted = [];
    readonly List<Hosted> everHosted = [];
    readonly Dictionary<string, DatabaseServer> databases = [];
    readonly Dictionary<Process, TimeSpan> skews = [];
    readonly Dice clocks;

    public World(Scenario scenario, Mutant? mutant, bool isTold)
    {
        (Seed, Faults, Mutant) = (scenario.Seed, scenario.Faults, mutant);
        Timeline = new Timeline(scenario.Start);
        Story = new Story(Timeline, isTold);
        clocks = Dice("clocks");
        Broker = new Broker(this);
        Outside = new OutsideWorld(this);
        foreach (var service in Deployment.All)
        {
            databases[service.Name] = new DatabaseServer(service, this);
            for (var number = 1; number <= Deployment.Instances; number++)
                Processes.Add((new Process(Timeline, Story, service.Name, number), service));
        }
        mutant?.Enter(this);
    }

    public int Seed { get; }
    public Faults Faults { get; private set; }
    public Mutant? Mutant { get; }
    public Timeline Timeline { get; }
    public Story Story { get; }
    public Broker Broker { get; }
    public OutsideWorld Outside { get; }
    public List<(Process Process, Service Service)> Processes { get; } = [];
    public IReadOnlyCollection<DatabaseServer> Databases => databases.Values;

    /// <summary>The first violation found; it ends the simulation.</summary>
    public string? Wrong { get; private set; }

    public Dice Dice(string concern) => new(Seed, concern);

    public DatabaseServer DatabaseOf(Service service) => databases[service.Name];

    public TimeSpan Skew(Process process) =>
        skews.TryGetValue(process, out var skew) ? skew : skews[process] = clocks.Within(2 * Faults.Skew) - Faults.Skew;

    public void Begin(Process process)
    {
        if (process.IsAlive)
            return;
        var service = Processes.Single(one => one.Process == process).Service;
        process.Start();
        hosted[process] = new Hosted(this, process, service, DatabaseOf(service));
        everHosted.Add(hosted[process]);
        process.After(TimeSpan.Zero, () => _ = StartAgainUntilItDoes(process));
    }

    /// <summary>Disposes the containers of all processes, killed ones included.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var one in everHosted)
            await one.DisposeAsync();
    }

    /// <summary>Like the real services, a process waits at start for its database.</summary>
    async Task StartAgainUntilItDoes(Process process)
    {
        try
        {
            await hosted[process].Start();
        }
        catch (DatabaseException)
        {
            process.After(TimeSpan.FromSeconds(1), () => _ = StartAgainUntilItDoes(process));
        }
    }

    /// <summary>A random live process of a service; null when there is none.</summary>
    public (Process Process, Hosted Hosted)? Any(Service service, Dice dice)
    {
        var alive = Processes.Where(one => one.Service == service && one.Process.IsAlive).ToList();
        if (alive.Count == 0)
            return null;
        var chosen = dice.Of<(Process Process, Service Service)>(alive).Process;
        return (chosen, hosted[chosen]);
    }

    public void Calm()
    {
        Story.Say("the world", "the storm is over");
        Faults = Faults.None;
        foreach (var database in Databases)
            database.IsAway = false;
        foreach (var (process, _) in Processes)
        {
            process.Thaw();
            Begin(process);
        }
    }

    public void IsWrong(string what)
    {
        if (Wrong is not null)
            return;
        Wrong = what;
        Story.Say("the checks", $"WRONG: {what}");
    }

    /// <summary>The saga's kind and business id.</summary>
    public string NameOf(Guid saga) =>
        DatabaseOf(Deployment.Sagas).Rows.Peek<SagaRow>().FirstOrDefault(row => row.Id == saga) is { } row
            ? $"{row.Kind} {row.BusinessId}"
            : "a saga";
}
