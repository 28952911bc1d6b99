using Simulation.Time;

namespace Simulation.Services;

/// <summary>
/// One process of a service. Every result it awaits passes through here: a crash drops it, a freeze delays it.
/// </summary>
sealed class Process(Timeline timeline, Story story, string service, int number)
{
    readonly List<Action> held = [];
    int life;
    bool isFrozen;

    public string Name { get; } = $"{service}/{number}";

    public bool IsAlive { get; private set; }

    /// <summary>Raised when the process dies; its connections break.</summary>
    public event Action? Died;

    /// <summary>Wraps a callback from outside: it does not run if the process has died in the meantime.</summary>
    public Action Mine(Action what)
    {
        var mine = life;
        return () =>
        {
            if (mine != life)
                return;
            if (isFrozen)
                held.Add(what);
            else
                what();
        };
    }

    public void After(TimeSpan pause, Action what) => timeline.After(pause, Mine(what));

    public void Start()
    {
        IsAlive = true;
        story.Say(Name, "starts");
    }

    public void Crash()
    {
        if (!IsAlive)
            return;
        story.Say(Name, "is killed");
        life++;
        (IsAlive, isFrozen) = (false, false);
        held.Clear();
        var died = Died;
        Died = null;
        died?.Invoke();
    }

    public void Freeze()
    {
        if (!IsAlive || isFrozen)
            return;
        story.Say(Name, "is frozen");
        isFrozen = true;
    }

    public void Thaw()
    {
        if (!isFrozen)
            return;
        story.Say(Name, "goes on");
        isFrozen = false;
        var waiting = held.ToList();
        held.Clear();
        foreach (var what in waiting)
            timeline.After(TimeSpan.Zero, Mine(what));
    }
}
