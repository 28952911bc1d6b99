using Microsoft.Extensions.Logging;

namespace Sagas.DeadLetters;

/// <summary>
/// Messages may be in a queue without being recorded (from before, or put there by hand), and others be moved by hand. When the numbers
/// differ for a while, the queue is read once and the result recorded. This happens seldom and at growing intervals, because reading
/// moves the messages.
/// </summary>
sealed partial class DeadLetterReconciliation(
    IDeadLetterQueues queues,
    IDeadLetterBooks books,
    DeadLetterCounts counts,
    TimeProvider time,
    ILogger<DeadLetterReconciliation> log
)
{
    /// <summary>Messages that failed just now, or that are being moved, are not yet a difference.</summary>
    const int Looks = 3, Batch = 100;
    static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1), LongestPause = TimeSpan.FromHours(1);

    readonly Dictionary<string, Doubt> doubts = [];

    internal async Task Compare(CancellationToken cancellation)
    {
        var expected = await books.Expect(cancellation);
        counts.Know(expected.Keys);
        foreach (var queue in counts.Known)
        {
            var (should, does) = (expected.GetValueOrDefault(queue), counts.Present.GetValueOrDefault(queue));
            if (should is null or { Claimed: false } && (should?.Messages ?? 0) == does)
                doubts.Remove(queue);
            else
                await Consider(queue, should?.Messages ?? 0, does, cancellation);
        }
    }

    async Task Consider(string queue, int should, int does, CancellationToken cancellation)
    {
        if (!doubts.TryGetValue(queue, out var doubt))
            doubts[queue] = doubt = new Doubt();
        if (++doubt.Looks < Looks || time.GetUtcNow() < doubt.NotBefore)
            return;
        (doubt.Looks, doubt.NotBefore) = (0, time.GetUtcNow() + doubt.Pause);
        doubt.Pause = doubt.Pause * 2 < LongestPause ? doubt.Pause * 2 : LongestPause;
        if (await Read(queue, cancellation) is { } found)
            HasRead(queue, does, should, found);
        else
            doubt.NotBefore = time.GetUtcNow();
    }

    /// <returns>The number of messages found; null when the queue is held elsewhere.</returns>
    async Task<int?> Read(string queue, CancellationToken cancellation)
    {
        var began = time.GetUtcNow();
        await using var held = await queues.Hold(queue, cancellation);
        if (held is null)
            return null;
        var (found, batch) = (new Dictionary<Guid, int>(), new Dictionary<Guid, DeadMessage>());
        while (await held.Next(cancellation) is { } message)
        {
            var content = message.Content;
            await message.Keep();
            found[content.Id] = found.GetValueOrDefault(content.Id) + 1;
            batch[content.Id] = content;
            if (batch.Count == Batch)
                await Write();
        }
        await Write();
        await books.CloseMissing(queue, found.Keys.ToHashSet(), began, cancellation);
        counts.Changed();
        return found.Values.Sum();

        async Task Write()
        {
            await books.Found([.. batch.Values.Select(content => (content, found[content.Id]))], cancellation);
            batch.Clear();
        }
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Queue} held {Does} message(s) where {Should} were known; it was read, and {Found} were found"
    )]
    partial void HasRead(string queue, int does, int should, int found);

    sealed class Doubt
    {
        internal int Looks;
        internal DateTimeOffset NotBefore;
        internal TimeSpan Pause = FirstPause;
    }
}
