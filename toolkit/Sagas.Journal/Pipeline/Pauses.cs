namespace Sagas.Journal;

/// <summary>Waits before the same work is tried again. Their lengths vary, so that units that met once do not meet again.</summary>
sealed class Pauses(TimeProvider time, Random random)
{
    /// <summary>Conflicts after which a participant gives up, and lets the saga decide.</summary>
    internal const int MostConflicts = 40;

    /// <summary>After a unit of work conflicted: not at all at first, then ever longer, up to a second.</summary>
    internal Task AfterConflict(int conflicts, CancellationToken cancellation) =>
        conflicts < 5 ? Task.CompletedTask : Wait(Math.Min(1000, random.Next(10, 20 * conflicts)), cancellation);

    /// <summary>After another transaction was in the way of a batch: up to 20 milliseconds.</summary>
    internal Task AfterContention(CancellationToken cancellation) => Wait(random.Next(20), cancellation);

    internal static Exception TooManyConflicts(string message) =>
        new InvalidOperationException(
            $"{message} was handled {MostConflicts} times, and each time another message had changed the same row "
                + "first, or a counter would have fallen below zero. "
                + "Nothing was changed. If it stays so, a row that the handler counts on is missing, or was edited by hand."
        );

    Task Wait(int milliseconds, CancellationToken cancellation) =>
        Task.Delay(TimeSpan.FromMilliseconds(milliseconds), time, cancellation);
}
