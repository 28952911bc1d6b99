namespace Sagas.Journal;

sealed partial class TimerPump
{
    /// <summary>The whole loop, without a host, whose own threads Coyote does not control.</summary>
    internal Task Run(CancellationToken stopping) => ExecuteAsync(stopping);
}
