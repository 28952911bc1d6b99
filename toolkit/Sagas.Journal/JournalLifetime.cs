namespace Sagas.Journal;

/// <summary>Ends with the container, after the bus has stopped and the last unit of work is released.</summary>
sealed class JournalLifetime : IDisposable
{
    readonly CancellationTokenSource source = new();

    internal CancellationToken Stopping => source.Token;

    public void Dispose()
    {
        source.Cancel();
        source.Dispose();
    }
}
