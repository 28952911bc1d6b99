using Microsoft.Extensions.Logging;

namespace Sagas;

/// <summary>
/// Retries what must happen in the outside world although no saga waits for it: nobody would send the command again, so the message is
/// held, unacknowledged, until it is done. Other failures in a consumer are thrown, for the saga to decide about.
/// </summary>
static partial class Insist
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Returns when <paramref name="act"/> has succeeded. It must be safe to repeat.</summary>
    /// <exception cref="OperationCanceledException">The service is stopping; the message is redelivered.</exception>
    internal static async Task On(Func<Task> act, string what, TimeProvider time, ILogger log, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await act();
                return;
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                StillToDo(log, what, failure.Message, Pause.TotalSeconds);
                await Task.Delay(Pause, time, cancellation);
            }
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{What} has not succeeded yet ({Reason}), and no saga waits for it; trying again in {Pause} s"
    )]
    static partial void StillToDo(ILogger log, string what, string reason, double pause);
}
