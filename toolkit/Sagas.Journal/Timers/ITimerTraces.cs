namespace Sagas.Journal;

/// <summary>Which trace a due timer goes on with, as W3C writes its span; whoever is not in the answer begins a new one.</summary>
interface ITimerTraces
{
    Task<IReadOnlyDictionary<Guid, string>> Of(IReadOnlyList<TimerRow> timers, DateTimeOffset now, CancellationToken cancellation);
}
