using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sagas.Timers;

namespace Sagas.Journal;

/// <summary>
/// Group commit: one writer takes all units of work that wait, commits them in one transaction, and tells each what became
/// of it. While the database is away they wait here; nothing is acknowledged, so nothing is lost.
/// </summary>
sealed partial class GroupWriter
{
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    readonly IJournalStore store;
    readonly SagaCache cache;
    readonly TimerAlarm alarm;
    readonly ILogger<GroupWriter> log;
    readonly CancellationToken stopping;
    readonly Batcher<Waiting> batcher;

    public GroupWriter(IJournalStore store, SagaCache cache, TimerAlarm alarm, IOptions<JournalOptions> options, JournalLifetime lifetime, ILogger<GroupWriter> log)
    {
        (this.store, this.cache, this.alarm, this.log, stopping) = (store, cache, alarm, log, lifetime.Stopping);
        batcher = new Batcher<Waiting>(options.Value.MaximumBatch, CommitAll);
        JournalMetrics.ObserveWaiting(() => batcher.Waiting);
    }

    internal async Task<CommitOutcome> Commit(UnitOfWork unit)
    {
        using var activity = JournalMetrics.Activities.StartActivity("journal commit");
        var waiting = new Waiting(unit, activity);
        batcher.Add(waiting);
        return await waiting.Outcome.Task;
    }

    async Task CommitAll(IReadOnlyList<Waiting> batch)
    {
        var (first, later) = OnePerRow(batch);
        try
        {
            await CommitTogether(first);
        }
        catch (OperationCanceledException stopped) when (stopping.IsCancellationRequested)
        {
            foreach (var waiting in first)
                waiting.Outcome.TrySetException(stopped);
        }
        catch (Exception) when (first.Count > 1)
        {
            foreach (var waiting in first)
                await CommitAlone(waiting);
        }
        catch (Exception failure)
        {
            first[0].Outcome.TrySetException(failure);
        }
        foreach (var waiting in later)
            waiting.Outcome.TrySetResult(CommitOutcome.Conflict);
    }

    /// <summary>One unit of a batch may hold a value that the database refuses; the others must not suffer for it.</summary>
    async Task CommitAlone(Waiting waiting)
    {
        try
        {
            await CommitTogether([waiting]);
        }
        catch (Exception failure)
        {
            waiting.Outcome.TrySetException(failure);
        }
    }

    async Task CommitTogether(List<Waiting> batch)
    {
        batch.ForEach(waiting => waiting.Describe(batch.Count));
        var units = batch.ConvertAll(waiting => waiting.Unit);
        var outcomes = await WhenDatabaseIsThere(() => store.Commit(units, stopping));
        JournalMetrics.Committed(units.Count);
        for (var i = 0; i < batch.Count; i++)
        {
            Remember(units[i], outcomes[i]);
            batch[i].Outcome.TrySetResult(outcomes[i]);
        }
    }

    void Remember(UnitOfWork unit, CommitOutcome outcome)
    {
        foreach (var change in unit.Changes)
        {
            if (change.Entity == typeof(SagaRow) && outcome == CommitOutcome.Committed)
                cache.Keep((SagaRow)change.Row);
            else if (change.Entity == typeof(SagaRow))
                cache.Forget((Guid)change.Key);
            else if (change is { Kind: ChangeKind.Upsert, Row: TimerRow timer } && outcome == CommitOutcome.Committed)
                alarm.Expect(timer.DueAt);
        }
    }

    async Task<T> WhenDatabaseIsThere<T>(Func<Task<T>> commit)
    {
        for (var pause = TimeSpan.FromMilliseconds(50); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await commit();
            }
            catch (Exception failure) when (store.IsTransient(failure) && !stopping.IsCancellationRequested)
            {
                DatabaseAway(failure.Message, pause.TotalMilliseconds);
                await Task.Delay(pause, stopping);
            }
        }
    }

    /// <summary>Two units that write the same row cannot both hold: the later one is handled again after this commit.</summary>
    static (List<Waiting> First, List<Waiting> Later) OnePerRow(IReadOnlyList<Waiting> batch)
    {
        var taken = new HashSet<(Type, object)>();
        var (first, later) = (new List<Waiting>(batch.Count), new List<Waiting>());
        foreach (var waiting in batch)
        {
            var keys = waiting.Unit.Changes.Select(c => (c.Entity, c.Key))
                .Append((typeof(JournalEntry), (waiting.Unit.Entry.Endpoint, waiting.Unit.Entry.MessageId))).ToList();
            if (keys.Exists(taken.Contains))
            {
                later.Add(waiting);
                continue;
            }
            taken.UnionWith(keys);
            first.Add(waiting);
        }
        return (first, later);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database does not answer ({Reason}); nothing is acknowledged until it does. Next try in {Pause} ms")]
    partial void DatabaseAway(string reason, double pause);

    sealed record Waiting(UnitOfWork Unit, Activity? Activity)
    {
        public TaskCompletionSource<CommitOutcome> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Each unit shows its commit in its own trace; the statements are in that of the first, to which the others point.</summary>
        internal void Describe(int batch)
        {
            Activity?.SetTag("sagas.journal.batch", batch);
            if (Activity.Current is { } first && first != Activity)
                Activity?.AddLink(new ActivityLink(first.Context));
        }
    }
}
