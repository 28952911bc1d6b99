namespace Sagas.DeadLetters;

/// <summary>
/// MassTransit's names: failures in <c>payments</c> go to <c>payments_error</c>, messages without a consumer to <c>payments_skipped</c>.
/// </summary>
public static class DeadLetterQueue
{
    const string Error = "_error", Skipped = "_skipped";

    /// <summary>True for the name of a dead letter queue.</summary>
    public static bool IsOne(string queue) => queue.EndsWith(Error, StringComparison.Ordinal) || IsSkipped(queue);

    internal static bool IsSkipped(string queue) => queue.EndsWith(Skipped, StringComparison.Ordinal);

    /// <summary>The original queue of a dead letter queue's messages.</summary>
    public static string OriginOf(string queue) => IsOne(queue) ? queue[..queue.LastIndexOf('_')] : queue;
}
