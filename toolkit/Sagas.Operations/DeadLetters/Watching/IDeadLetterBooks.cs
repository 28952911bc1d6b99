namespace Sagas.DeadLetters;

/// <summary>What is written down of the queues.</summary>
interface IDeadLetterBooks
{
    /// <summary>Writes down what just died, and that people are to be told; once, however often the same copy comes.</summary>
    Task Record(IReadOnlyList<DeadCopy> copies, CancellationToken cancellation);

    /// <summary>For each queue, what should lie in it.</summary>
    Task<IReadOnlyDictionary<string, Expected>> Expect(CancellationToken cancellation);

    /// <summary>Writes down what somebody found in a queue.</summary>
    Task Found(IReadOnlyCollection<(DeadMessage Message, int Copies)> messages, CancellationToken cancellation);

    /// <summary>Closes what was written down before <paramref name="began"/> and is not in the queue any more.</summary>
    Task CloseMissing(string queue, IReadOnlySet<Guid> found, DateTimeOffset began, CancellationToken cancellation);

    Task<IReadOnlyList<DeadLetter>> Select(DeadLetterSelection selection, int most, CancellationToken cancellation);

    /// <summary>Claims what is open for an operation.</summary>
    /// <returns>Those that were, with how many copies of each.</returns>
    Task<IReadOnlyDictionary<Guid, int>> Claim(
        IReadOnlyCollection<Guid> ids,
        DeadLetterStatus claim,
        Guid operationId,
        CancellationToken cancellation
    );

    /// <summary>What became of claimed ones; what died again meanwhile stays open.</summary>
    Task Settle(IReadOnlyCollection<Guid> ids, Guid operationId, DeadLetterStatus status, CancellationToken cancellation);
}

/// <param name="Messages">How many should lie there.</param>
/// <param name="Claimed">Some were in somebody's hand when last heard of.</param>
sealed record Expected(int Messages, bool Claimed);

/// <summary>Either exactly these, or all of one cause in one queue that were known at a moment.</summary>
public sealed record DeadLetterSelection(IReadOnlyList<Guid> Ids, string? Queue = null, string? Cause = null, DateTimeOffset? Until = null)
{
    /// <summary>One message.</summary>
    public static DeadLetterSelection One(Guid id) => new([id]);

    /// <summary>All messages of a queue that died of one cause until then.</summary>
    public static DeadLetterSelection All(string queue, string cause, DateTimeOffset until) => new([], queue, cause, until);
}
