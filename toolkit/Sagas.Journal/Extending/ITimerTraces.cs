namespace Sagas.Journal.Extending;

/// <summary>The W3C trace parent that each due timer continues; a timer that is absent from the result starts a new trace.</summary>
public interface ITimerTraces
{
    /// <summary>The trace parent of each saga; the timers are already claimed, so this must be quick.</summary>
    Task<IReadOnlyDictionary<Guid, string>> Of(IReadOnlyList<TimerRow> timers, DateTimeOffset now, CancellationToken cancellation);
}
