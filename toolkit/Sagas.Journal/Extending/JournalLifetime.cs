namespace Sagas.Journal.Extending;

/// <summary>Ends with the container, after the bus has stopped and the last unit of work is released.</summary>
public sealed class JournalLifetime : IDisposable
{
    readonly CancellationTokenSource source = new();

    /// <summary>Cancelled when the container ends.</summary>
    public CancellationToken Stopping => source.Token;

    /// <summary>Cancels <see cref="Stopping"/>; the container calls it.</summary>
    public void Dispose()
    {
        source.Cancel();
        source.Dispose();
    }
}
