using NUnit.Framework;
using Sagas.Journal;
using static Threads.Tests.Schedules;

namespace Threads.Tests.Batches;

/// <summary>Threads hand items to one batcher.</summary>
sealed class When_items_are_batched
{
    [TestCase(2), TestCase(3)]
    public void Each_is_processed_once_and_none_is_forgotten(int items) =>
        AllHold(() => AllAreProcessed(items, process => new Batcher<int>(2, process).Add));

    [Test]
    public void A_batcher_that_does_not_look_again_is_found_to_forget() =>
        OneFails(() => AllAreProcessed(2, process => new ForgetfulBatcher(process).Add), because: "Deadlock");

    [Test]
    public void A_batcher_that_looks_before_it_takes_the_flag_is_found_to_run_twice() =>
        OneFails(() => AllAreProcessed(2, process => new HastyBatcher(process).Add), because: "two batches at once");

    static async Task AllAreProcessed(int items, Func<Func<IReadOnlyList<int>, Task>, Action<int>> create)
    {
        var (all, processed, at) = (new TaskCompletionSource(), new List<int>(), 0);
        var add = create(Process);
        await Task.WhenAll(Enumerable.Range(0, items).Select(item => Task.Run(() => add(item))));
        await all.Task;
        Must(processed.Distinct().Count() == processed.Count, "an item was processed twice");

        async Task Process(IReadOnlyList<int> batch)
        {
            Must(++at == 1, "two batches at once");
            await Task.Yield();
            processed.AddRange(batch);
            at--;
            if (processed.Count == items)
                all.SetResult();
        }
    }
}
