using Microsoft.Extensions.Logging.Abstractions;
using Sagas.DeadLetters;
using Sagas.Testing;

namespace Sagas.Tests.DeadLetters;

/// <summary>A queue is gone through only when what is known of it was wrong for a while, and then seldom.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class When_the_numbers_differ
{
    readonly FakeQueues queues = new();
    readonly FakeBooks books = new();
    readonly DeadLetterCounts counts = new();
    readonly ManualTime time = new(DateTimeOffset.UnixEpoch.AddDays(1));
    DeadLetterReconciliation? reconciliation;

    static readonly DeadMessage A = FakeQueues.Message("a"), B = FakeQueues.Message("b");

    [Test]
    public async Task What_lies_there_from_before_is_found()
    {
        queues.Dead.AddRange([A, B, A]);
        await Look(times: 3);
        Assert.That((books.Of(A).Copies, books.Of(B).Copies, queues.Dead.Count), Is.EqualTo((2, 1, 3)));
        await Look(times: 10);
        Assert.That(queues.TimesHeld, Is.EqualTo(1), "what is known is left in peace");
    }

    [Test]
    public async Task What_just_died_is_no_difference()
    {
        queues.Dead.Add(A);
        await Look(times: 2);
        books.Know(A);
        await Look(times: 10);
        Assert.That(queues.TimesHeld, Is.Zero);
    }

    [Test]
    public async Task What_was_moved_by_hand_is_closed()
    {
        books.Know(A);
        await Look(times: 3);
        Assert.That(books.Of(A).Status, Is.EqualTo(DeadLetterStatus.Gone));
    }

    [Test]
    public async Task What_was_in_the_hand_of_a_process_that_died_is_looked_for()
    {
        queues.Dead.Add(A);
        books.Know(A);
        books.Of(A).Status = DeadLetterStatus.Resending;
        await Look(times: 3);
        Assert.That(books.Of(A).Status, Is.EqualTo(DeadLetterStatus.Open));
    }

    [Test]
    public async Task What_somebody_else_has_in_hand_is_waited_for()
    {
        queues.Dead.Add(A);
        queues.Taken = true;
        await Look(times: 9);
        Assert.That(books.Rows, Is.Empty);
        queues.Taken = false;
        await Look(times: 3);
        Assert.That(books.Of(A).Status, Is.EqualTo(DeadLetterStatus.Open));
    }

    [Test]
    public async Task A_difference_that_reading_does_not_explain_is_not_read_again_and_again()
    {
        // As if another process counted something that is never found.
        for (var look = 0; look < 60; look++)
        {
            counts.Set([], new Dictionary<string, int> { [FakeQueues.Name] = 1 });
            await Reconciliation.Compare(CancellationToken.None);
            time.Advance(TimeSpan.FromSeconds(5));
        }
        Assert.That(queues.TimesHeld, Is.InRange(2, 3), "in five minutes: at once, after one, after two more");
    }

    DeadLetterReconciliation Reconciliation =>
        reconciliation ??= new DeadLetterReconciliation(queues, books, counts, time, NullLogger<DeadLetterReconciliation>.Instance);

    async Task Look(int times)
    {
        for (var look = 0; look < times; look++)
        {
            counts.Set([], await queues.Count([], CancellationToken.None));
            await Reconciliation.Compare(CancellationToken.None);
            time.Advance(TimeSpan.FromSeconds(5));
        }
    }
}
