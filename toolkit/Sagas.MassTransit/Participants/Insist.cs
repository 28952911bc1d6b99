using Microsoft.Extensions.Logging;

namespace Sagas;

/// <summary>
/// For what must happen in the outside world although no saga waits for it any more: nobody would send the command again,
/// so the message is held, unacknowledged, until it is done. Whatever else fails in a consumer is thrown: the saga decides.
/// </summary>
static partial class Insist
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Returns when <paramref name="act"/> succeeded, which must be harmless to repeat.</summary>
    /// <exception cref="OperationCanceledException">The service stops; the message comes again.</exception>
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
        Message = "{What} is still to be done ({Reason}), and no saga waits for it; trying again in {Pause} s"
    )]
    static partial void StillToDo(ILogger log, string what, string reason, double pause);
}
