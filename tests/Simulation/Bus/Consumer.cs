using Simulation.Services;

namespace Simulation.Bus;

/// <summary>
/// A connection on which a process takes messages from a queue; what it has not acknowledged goes to another when it breaks.
/// </summary>
sealed class Consumer(Process process, Func<Message, Task> handle)
{
    public const int Prefetch = 8;

    public Process Process => process;

    public List<Message> Unacknowledged { get; } = [];

    public bool IsConnected { get; set; } = true;

    public bool TakesMore => IsConnected && Unacknowledged.Count < Prefetch;

    /// <summary>The same on a new connection.</summary>
    public Consumer Again() => new(process, handle);

    public Task Handle(Message message) => handle(message);
}
