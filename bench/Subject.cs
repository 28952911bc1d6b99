namespace Bench;

/// <summary>Something whose orders per second are measured.</summary>
abstract class Subject : IAsyncDisposable
{
    internal abstract string Name { get; }

    internal abstract Task Start();

    /// <summary>Places an order and returns when it is final.</summary>
    internal abstract Task Order(int number);

    public abstract ValueTask DisposeAsync();
}
