namespace Sagas.Journal;

/// <summary>The W3C trace parent that each due timer continues; a timer that is absent from the result starts a new trace.</summary>
interface ITimerTraces
{
    Task<IReadOnlyDictionary<Guid, string>> Of(IReadOnlyList<TimerRow> timers, DateTimeOffset now, CancellationToken cancellation);
}
