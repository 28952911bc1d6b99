namespace Sagas.DeadLetters;

/// <summary>The records of dead letters.</summary>
interface IDeadLetterBooks
{
    /// <summary>Records new dead letters and their notifications; once, however often the same copy arrives.</summary>
    Task Record(IReadOnlyList<DeadCopy> copies, CancellationToken cancellation);

    /// <summary>What should be in each queue.</summary>
    Task<IReadOnlyDictionary<string, Expected>> Expect(CancellationToken cancellation);

    /// <summary>Records messages that were found in a queue.</summary>
    Task Found(IReadOnlyCollection<(DeadMessage Message, int Copies)> messages, CancellationToken cancellation);

    /// <summary>Closes records made before <paramref name="began"/> whose messages are no longer in the queue.</summary>
    Task CloseMissing(string queue, IReadOnlySet<Guid> found, DateTimeOffset began, CancellationToken cancellation);

    Task<IReadOnlyList<DeadLetter>> Select(DeadLetterSelection selection, int most, CancellationToken cancellation);

    /// <summary>Claims open dead letters for an operation.</summary>
    /// <returns>The claimed ones, with the number of copies of each.</returns>
    Task<IReadOnlyDictionary<Guid, int>> Claim(
        IReadOnlyCollection<Guid> ids,
        DeadLetterStatus claim,
        Guid operationId,
        CancellationToken cancellation
    );

    /// <summary>Records the outcome of claimed messages; those that failed again meanwhile stay open.</summary>
    Task Settle(IReadOnlyCollection<Guid> ids, Guid operationId, DeadLetterStatus status, CancellationToken cancellation);
}

/// <param name="Messages">How many should be there.</param>
/// <param name="Claimed">True when some of them were claimed at the time.</param>
sealed record Expected(int Messages, bool Claimed);

/// <summary>Either exactly these, or all with one cause in one queue that were known at a given time.</summary>
public sealed record DeadLetterSelection(IReadOnlyList<Guid> Ids, string? Queue = null, string? Cause = null, DateTimeOffset? Until = null)
{
    /// <summary>One message.</summary>
    public static DeadLetterSelection One(Guid id) => new([id]);

    /// <summary>All messages of a queue with one cause, known until then.</summary>
    public static DeadLetterSelection All(string queue, string cause, DateTimeOffset until) => new([], queue, cause, until);
}
