using Microsoft.Extensions.Logging;
using Sagas.Operations;

namespace Sagas.DeadLetters;

/// <summary>Goes through each queue once and moves the selected messages; all others return to the tail.</summary>
sealed partial class DeadLetterMover(
    IDeadLetterQueues queues,
    IDeadLetterBooks books,
    DeadLetterCounts counts,
    TimeProvider time,
    ILogger<DeadLetterMover> log
)
{
    /// <summary>Another process may be going through the same queue.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30), Pause = TimeSpan.FromSeconds(0.5);

    internal async Task<IReadOnlyDictionary<Guid, (ActionOutcome, string?)>> Move(
        IReadOnlyList<DeadLetter> letters,
        SagaAction action,
        Guid operationId
    )
    {
        var outcomes = new Dictionary<Guid, (ActionOutcome, string?)>();
        foreach (var queue in letters.GroupBy(letter => letter.Queue))
            await MoveIn(queue.Key, [.. queue], action, operationId, outcomes);
        return outcomes;
    }

    async Task MoveIn(
        string queue,
        IReadOnlyList<DeadLetter> letters,
        SagaAction action,
        Guid operationId,
        Dictionary<Guid, (ActionOutcome, string?)> outcomes
    )
    {
        foreach (var letter in letters)
            outcomes[letter.Id] = (
                ActionOutcome.NoAnswer,
                $"The broker did not answer, so it is not known whether it is still in {queue}. Look again in a minute: this page will say."
            );
        try
        {
            await using var held = await Hold(queue);
            if (held is null)
            {
                foreach (var letter in letters)
                    outcomes[letter.Id] = (
                        ActionOutcome.NotSent,
                        $"Somebody else is moving messages of {queue}. Nothing was moved; ask again when that is done."
                    );
                return;
            }
            var claimed = await books.Claim(
                [.. letters.Select(letter => letter.Id)],
                action == SagaAction.ResendMessage ? DeadLetterStatus.Resending : DeadLetterStatus.Discarding,
                operationId,
                CancellationToken.None
            );
            foreach (var letter in letters.Where(letter => !claimed.ContainsKey(letter.Id)))
                outcomes[letter.Id] = (ActionOutcome.Refused, "It is no longer open: somebody has moved it.");
            await Go(held, queue, claimed.ToDictionary(), action, operationId, outcomes);
            counts.Changed();
            counts.Set([queue], await queues.Count([queue], CancellationToken.None));
        }
        catch (Exception failure)
        {
            Interrupted(failure, queue, operationId);
        }
    }

    async Task Go(
        IHeldQueue held,
        string queue,
        Dictionary<Guid, int> wanted,
        SagaAction action,
        Guid operationId,
        Dictionary<Guid, (ActionOutcome, string?)> outcomes
    )
    {
        var (all, refused) = (wanted.Keys.ToList(), new HashSet<Guid>());
        while (wanted.Count > 0 && await held.Next(CancellationToken.None) is { } message)
        {
            var id = message.Content.Id;
            if (!wanted.TryGetValue(id, out var left))
            {
                await message.Keep();
                continue;
            }
            outcomes[id] = await Act(message, action);
            if (outcomes[id].Item1 != ActionOutcome.Accepted)
                refused.Add(id);
            // A message that is not consumed returns before the end of the queue is reached, and would be sent forever.
            if (left == 1 || refused.Contains(id))
                wanted.Remove(id);
            else
                wanted[id] = left - 1;
        }
        foreach (var id in wanted.Keys.Where(id => outcomes[id].Item1 != ActionOutcome.Accepted))
            outcomes[id] = (ActionOutcome.NotFound, $"It is no longer in {queue}: somebody moved or removed it by hand.");
        var (done, gone) = (
            all.Where(id => outcomes[id].Item1 == ActionOutcome.Accepted).ToList(),
            all.Where(id => outcomes[id].Item1 == ActionOutcome.NotFound).ToList()
        );
        await books.Settle(
            done,
            operationId,
            action == SagaAction.ResendMessage ? DeadLetterStatus.Resent : DeadLetterStatus.Discarded,
            CancellationToken.None
        );
        await books.Settle(gone, operationId, DeadLetterStatus.Gone, CancellationToken.None);
        await books.Settle([.. refused], operationId, DeadLetterStatus.Open, CancellationToken.None);
    }

    static async Task<(ActionOutcome, string?)> Act(IHeldMessage message, SagaAction action)
    {
        if (action == SagaAction.DiscardMessage)
        {
            await message.Discard();
            return (ActionOutcome.Accepted, null);
        }
        if (await message.SendBack() is not { } problem)
            return (ActionOutcome.Accepted, null);
        await message.Keep();
        return (ActionOutcome.Refused, problem);
    }

    async Task<IHeldQueue?> Hold(string queue)
    {
        for (var began = time.GetTimestamp(); ; await Task.Delay(Pause, time))
        {
            if (await queues.Hold(queue, CancellationToken.None) is { } held)
                return held;
            if (time.GetElapsedTime(began) > Patience)
                return null;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Moving messages of {Queue} (operation {Operation}) was interrupted; what was not moved is still there"
    )]
    partial void Interrupted(Exception failure, string queue, Guid operation);
}
