namespace Sagas.DeadLetters;

/// <summary>
/// MassTransit's names: what fails in <c>payments</c> goes to <c>payments_error</c>, what nobody there consumes to <c>payments_skipped</c>.
/// </summary>
public static class DeadLetterQueue
{
    const string Error = "_error", Skipped = "_skipped";

    /// <summary>True for the name of a queue of dead letters.</summary>
    public static bool IsOne(string queue) => queue.EndsWith(Error, StringComparison.Ordinal) || IsSkipped(queue);

    internal static bool IsSkipped(string queue) => queue.EndsWith(Skipped, StringComparison.Ordinal);

    /// <summary>The queue whose messages it holds.</summary>
    public static string OriginOf(string queue) => IsOne(queue) ? queue[..queue.LastIndexOf('_')] : queue;
}
