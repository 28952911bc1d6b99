namespace Sagas.Journal;

/// <summary>The pause before a unit of work that conflicts is handled again: none at first, then growing.</summary>
static class ConflictPause
{
    /// <summary>The number of conflicts after which a participant gives up and lets the saga decide.</summary>
    internal const int Most = 40;

    internal static TimeSpan After(int conflicts) =>
        conflicts < 5 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Min(1000, Random.Shared.Next(10, 20 * conflicts)));

    internal static Exception TooMany(string message) =>
        new InvalidOperationException(
            $"{message} was handled {Most} times, and each time another message had changed the same row "
                + "first, or a counter would have fallen below zero. "
                + "Nothing was changed. If it stays so, a row that the handler counts on is missing, or was edited by hand."
        );
}
