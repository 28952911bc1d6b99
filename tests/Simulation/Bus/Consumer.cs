using Simulation.Services;

namespace Simulation.Bus;

/// <summary>
/// A connection on which a process consumes a queue. When it breaks, unacknowledged messages are redelivered.
/// </summary>
sealed class Consumer(Process process, Func<Message, Task> handle)
{
    public const int Prefetch = 8;

    public Process Process => process;

    public List<Message> Unacknowledged { get; } = [];

    public bool IsConnected { get; set; } = true;

    public bool TakesMore => IsConnected && Unacknowledged.Count < Prefetch;

    /// <summary>The same consumer on a new connection.</summary>
    public Consumer Again() => new(process, handle);

    public Task Handle(Message message) => handle(message);
}
