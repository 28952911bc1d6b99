using Simulation.Services;
using Simulation.Time;

namespace Simulation.Bus;

sealed class Queue(string name, World world, Dice dice, Broker broker)
{
    static readonly TimeSpan Notices = TimeSpan.FromSeconds(1), Reconnects = TimeSpan.FromSeconds(3);
    readonly List<Message> waiting = [];
    readonly List<Consumer> consumers = [];

    public IEnumerable<string> Left =>
        waiting.Concat(consumers.SelectMany(consumer => consumer.Unacknowledged)).Select(message => $"{message.Name} in {name}");

    public void Put(Message message)
    {
        waiting.Add(message);
        Push();
    }

    public void Add(Consumer consumer)
    {
        consumers.Add(consumer);
        consumer.Process.Died += () => Lose(consumer);
        Push();
    }

    public void Disconnect(Process process)
    {
        foreach (var consumer in consumers.Where(consumer => consumer.Process == process && consumer.IsConnected).ToList())
        {
            Lose(consumer);
            world.Timeline.After(Notices + dice.Within(Reconnects), consumer.Process.Mine(() => Add(consumer.Again())));
        }
    }

    /// <summary>The broker notices a lost connection after a moment.</summary>
    void Lose(Consumer consumer)
    {
        consumer.IsConnected = false;
        world.Timeline.After(dice.Within(Notices), () =>
        {
            waiting.InsertRange(0, consumer.Unacknowledged.Select(message => message with { Redelivered = true }));
            consumer.Unacknowledged.Clear();
            consumers.Remove(consumer);
            Push();
        });
    }

    void Push()
    {
        while (waiting.Count > 0 && consumers.FindAll(consumer => consumer.TakesMore) is { Count: > 0 } ready)
        {
            var (message, consumer) = (waiting[0], dice.Of<Consumer>(ready));
            waiting.RemoveAt(0);
            // A copy, so that each of two duplicates is acknowledged separately.
            var delivery = message with { };
            consumer.Unacknowledged.Add(delivery);
            world.Timeline.After(Wire(), consumer.Process.Mine(() => _ = Deliver(delivery, consumer)));
        }
    }

    async Task Deliver(Message message, Consumer consumer)
    {
        if (broker.AcknowledgesEarly)
            Acknowledge(message, consumer);
        try
        {
            await consumer.Handle(message);
        }
        catch (Exception failure)
        {
            world.Story.Say(consumer.Process.Name, $"fails at {message.Name}: {failure.Message}");
            broker.Errors.Add($"{message.Name} in {name}: {failure.GetType().Name}: {failure.Message}");
        }
        world.Timeline.After(Wire(), () => Acknowledge(message, consumer));
    }

    TimeSpan Wire() => dice.Between(TimeSpan.FromMilliseconds(0.2), TimeSpan.FromMilliseconds(15));

    /// <summary>An acknowledgement does not count if the broker has redelivered the message in the meantime.</summary>
    void Acknowledge(Message message, Consumer consumer)
    {
        if (consumer.Unacknowledged.RemoveAll(one => ReferenceEquals(one, message)) > 0)
            Push();
    }
}
