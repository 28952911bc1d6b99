using Sagas.Journal;
using Simulation.Time;

namespace Simulation.Tests;

/// <summary>Lets simulated time pass until a call is answered; the contract knows nothing of simulated time.</summary>
sealed class PumpedStore(IJournalStore store, Timeline timeline) : IJournalStore
{
    static readonly SemaphoreSlim OneAtATime = new(1);

    public Task<IReadOnlyList<CommitOutcome>> Commit(IReadOnlyList<UnitOfWork> batch, CancellationToken cancellation) =>
        Pump(() => store.Commit(batch, cancellation));

    public Task<IReadOnlyDictionary<object, TRow>> Read<TRow>(IReadOnlyCollection<object> keys, CancellationToken cancellation)
        where TRow : class => Pump(() => store.Read<TRow>(keys, cancellation));

    public Task<JournalEntry?> FindEntry(string endpoint, Guid messageId, CancellationToken cancellation) =>
        Pump(() => store.FindEntry(endpoint, messageId, cancellation));

    public Task<DateTimeOffset> Now(CancellationToken cancellation) => Pump(() => store.Now(cancellation));

    public Task<IReadOnlyList<TimerRow>> ClaimTimers(TimeSpan claim, int limit, CancellationToken cancellation) =>
        Pump(() => store.ClaimTimers(claim, limit, cancellation));

    public Task<DateTimeOffset?> NextTimer(CancellationToken cancellation) => Pump(() => store.NextTimer(cancellation));

    public Task<IReadOnlyList<JournalEntry>> Pending(
        DateTimeOffset before, PendingPlace? after, int limit, CancellationToken cancellation) =>
        Pump(() => store.Pending(before, after, limit, cancellation));

    public Task MarkPending(string endpoint, IReadOnlyCollection<Guid> messageIds, bool pending, CancellationToken cancellation) =>
        Pump(async () =>
        {
            await store.MarkPending(endpoint, messageIds, pending, cancellation);
            return true;
        });

    public FailureKind Classify(Exception exception) => store.Classify(exception);

    async Task<T> Pump<T>(Func<Task<T>> call)
    {
        await OneAtATime.WaitAsync();
        try
        {
            var answer = call();
            while (!answer.IsCompleted && !timeline.IsOver)
                await timeline.Step();
            return await answer;
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}
