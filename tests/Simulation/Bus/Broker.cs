using Simulation.Services;
using Simulation.Time;

namespace Simulation.Bus;

/// <summary>
/// A broker with exchanges, queues and consumers. It keeps what it confirmed, delivers at least once, guarantees no order, and redelivers
/// what was not acknowledged.
/// </summary>
sealed class Broker(World world)
{
    readonly Dictionary<string, List<Queue>> bindings = [];
    readonly Dictionary<string, Queue> queues = [];
    readonly Dice dice = world.Dice("broker");

    /// <summary>Messages whose handler threw: a real broker would have them in an error queue.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>For a mutant: acknowledges on delivery.</summary>
    public bool AcknowledgesEarly { get; set; }

    /// <summary>For a mutant: the fraction of messages that are confirmed and then lost.</summary>
    public double Loses { get; set; }

    public IEnumerable<string> Left => queues.Values.SelectMany(queue => queue.Left);

    public void Bind(string exchange, string queue)
    {
        var bound = bindings.TryGetValue(exchange, out var known) ? known : bindings[exchange] = [];
        if (!bound.Contains(Queue(queue)))
            bound.Add(Queue(queue));
    }

    public void Consume(string queue, Process process, Func<Message, Task> handle) => Queue(queue).Add(new Consumer(process, handle));

    /// <summary>Breaks a process's connections; it reconnects a moment later.</summary>
    public void Disconnect(Process process)
    {
        foreach (var queue in queues.Values)
            queue.Disconnect(process);
    }

    /// <summary>Sends a message from a process to the broker and waits for the confirmation.</summary>
    public Task Send(Process process, string destination, Message message, CancellationToken cancellation) =>
        new Wire(world.Timeline, process).Call(FateOfSending(), () =>
        {
            Take(destination, message);
            return true;
        }, cancellation);

    Fate FateOfSending()
    {
        var (there, back) = (Moment(), Moment());
        if (dice.Chance(world.Faults.SendsRefused))
            return new Fate(there, back, Fails.Before, new IOException("The broker closed the connection."));
        return dice.Chance(world.Faults.ConfirmsLost)
            ? new Fate(there, TimeSpan.FromMinutes(5), Fails.After, new IOException("The broker did not confirm."))
            : new Fate(there, back, Fails.Never, null);
    }

    public void Take(string destination, Message message)
    {
        if (dice.Chance(Loses))
            return;
        foreach (var queue in QueuesOf(destination))
        {
            for (var copies = dice.Chance(world.Faults.Duplicates) ? 2 : 1; copies > 0; copies--)
                world.Timeline.After(Delay(), () => queue.Put(message));
        }
    }

    /// <summary>The queues bound to an exchange, or the queue of that name; there may be none.</summary>
    List<Queue> QueuesOf(string destination)
    {
        if (bindings.TryGetValue(destination, out var bound))
            return bound;
        return queues.TryGetValue(destination, out var queue) ? [queue] : [];
    }

    TimeSpan Delay() => dice.Chance(world.Faults.Late) ? dice.Within(TimeSpan.FromSeconds(45)) : Moment();

    TimeSpan Moment() => dice.Between(TimeSpan.FromMilliseconds(0.2), TimeSpan.FromMilliseconds(30));

    Queue Queue(string name) => queues.TryGetValue(name, out var queue) ? queue : queues[name] = new Queue(name, world, dice, this);
}
