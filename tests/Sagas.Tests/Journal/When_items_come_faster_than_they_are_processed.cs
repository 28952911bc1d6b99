using System.Collections.Concurrent;
using Sagas.Journal;

namespace Sagas.Tests.Journal;

/// <summary>The batcher, which stands under commits and reads.</summary>
sealed class When_items_come_faster_than_they_are_processed
{
    readonly ConcurrentQueue<IReadOnlyList<int>> batches = [];
    TaskCompletionSource gate = new();

    [SetUp]
    public void Begin()
    {
        batches.Clear();
        gate = new TaskCompletionSource();
    }

    [Test]
    public async Task Should_process_the_first_at_once_and_what_came_meanwhile_together()
    {
        var batcher = new Batcher<int>(100, Process);
        batcher.Add(1);
        await Until(() => batches.Count == 1);
        batcher.Add(2);
        batcher.Add(3);
        gate.SetResult();
        await Until(() => batches.Count == 2);
        Assert.That(batches, Is.EqualTo(new[] { new[] { 1 }, [2, 3] }));
    }

    [Test]
    public async Task Should_ask_for_the_limit_before_each_batch()
    {
        var limit = 2;
        var batcher = new Batcher<int>(() => limit, Process);
        batcher.Add(1);
        await Until(() => batches.Count == 1);
        for (var item = 2; item <= 8; item++)
            batcher.Add(item);
        limit = 3;
        gate.SetResult();
        await Until(() => batches.Sum(batch => batch.Count) == 8);
        Assert.That(batches.Select(batch => batch.Count), Is.EqualTo(new[] { 1, 3, 3, 1 }));
    }

    [Test]
    public async Task Should_process_each_once_and_never_two_batches_at_a_time()
    {
        const int Writers = 8, Each = 2_000;
        var (processed, running, most) = (0, 0, 0);
        var seen = new int[Writers * Each];
        var batcher = new Batcher<int>(50, async batch =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            foreach (var item in batch)
                seen[item]++;
            Interlocked.Decrement(ref running);
            Interlocked.Add(ref processed, batch.Count);
        });
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() =>
        {
            for (var item = 0; item < Each; item++)
                batcher.Add(writer * Each + item);
        })));
        await Until(() => Volatile.Read(ref processed) == Writers * Each);
        Assert.That(seen, Is.All.EqualTo(1));
        Assert.That(most, Is.EqualTo(1));
    }

    async Task Process(IReadOnlyList<int> batch)
    {
        batches.Enqueue([.. batch]);
        await gate.Task;
    }

    static Task Until(Func<bool> condition) => Patience.Until(condition, () => "all were processed");
}
