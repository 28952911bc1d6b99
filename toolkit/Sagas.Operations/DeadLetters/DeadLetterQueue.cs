namespace Sagas.DeadLetters;

/// <summary>MassTransit's names: what fails in <c>payments</c> goes to <c>payments_error</c>, what nobody there consumes to <c>payments_skipped</c>.</summary>
public static class DeadLetterQueue
{
    const string Error = "_error", Skipped = "_skipped";

    public static bool IsOne(string queue) => queue.EndsWith(Error, StringComparison.Ordinal) || IsSkipped(queue);

    internal static bool IsSkipped(string queue) => queue.EndsWith(Skipped, StringComparison.Ordinal);

    public static string OriginOf(string queue) => IsOne(queue) ? queue[..queue.LastIndexOf('_')] : queue;
}
