using System.Runtime.CompilerServices;
using Sagas.Journal;
using Sagas.Messages;

namespace Sagas.Testing;

/// <summary>What the saga is expected to send.</summary>
public sealed partial class SagaTest<TState>
{
    readonly HashSet<Guid> taken = [];

    /// <summary>
    /// The saga has sent this next: commands are taken in the order in which they were sent. Answer it with <c>Replies</c>, <c>Refuses</c>,
    /// <c>Throws</c>, or not at all.
    /// </summary>
    /// <param name="that">What must hold of the message.</param>
    /// <param name="attempt">Which attempt of its step it must be.</param>
    /// <param name="text">Filled in by the compiler: the condition as written, for the failure message.</param>
    public Command<T> Expects<T>(
        Func<T, bool>? that = null,
        int? attempt = null,
        [CallerArgumentExpression(nameof(that))] string? text = null
    )
        where T : class
    {
        var next = Waiting().FirstOrDefault();
        if (next is null || !Matches(next, that, attempt))
            throw Differs(Wanted<T>(text, attempt), next?.ToString() ?? "nothing more was sent");
        return Take<T>(next);
    }

    /// <summary>The saga has sent this, whatever else waits before it: for branches that run in parallel.</summary>
    /// <inheritdoc cref="Expects{T}"/>
    public Command<T> ExpectsInAnyOrder<T>(
        Func<T, bool>? that = null,
        int? attempt = null,
        [CallerArgumentExpression(nameof(that))] string? text = null
    )
        where T : class
    {
        var waiting = Waiting().ToList();
        return waiting.Find(sent => Matches(sent, that, attempt)) is { } found
            ? Take<T>(found)
            : throw Differs(
                Wanted<T>(text, attempt) + ", in any order",
                waiting.Count == 0 ? "nothing more was sent" : string.Join($"\n{Indent}", waiting)
            );
    }

    /// <summary>The saga has sent both, in any order.</summary>
    public (Command<T1>, Command<T2>) ExpectsInAnyOrder<T1, T2>() where T1 : class where T2 : class =>
        (ExpectsInAnyOrder<T1>(), ExpectsInAnyOrder<T2>());

    /// <summary>The saga has sent all three, in any order.</summary>
    public (Command<T1>, Command<T2>, Command<T3>) ExpectsInAnyOrder<T1, T2, T3>() where T1 : class where T2 : class where T3 : class =>
        (ExpectsInAnyOrder<T1>(), ExpectsInAnyOrder<T2>(), ExpectsInAnyOrder<T3>());

    /// <summary>The saga has sent nothing that was not expected.</summary>
    public void ExpectsNothing()
    {
        var waiting = Waiting().ToList();
        if (waiting.Count > 0)
            throw Differs("nothing more", string.Join($"\n{Indent}", waiting));
    }

    /// <summary>All messages of a type that the saga sent so far, expected or not.</summary>
    public IReadOnlyList<T> Sent<T>() where T : class => [.. host.AllSent.Where(sent => sent.Is(typeof(T))).Select(sent => sent.Read<T>())];

    /// <summary>
    /// The ids under which messages of a type went to the bus: one that is sent again, because its cause was delivered again, is there
    /// twice.
    /// </summary>
    public IReadOnlyList<Guid> Dispatched<T>() where T : class => [.. host.Dispatched(typeof(T))];

    Command<T> Take<T>(Sent sent) where T : class
    {
        taken.Add(sent.MessageId);
        return new Command<T>(this, sent);
    }

    static bool Matches<T>(Sent sent, Func<T, bool>? that, int? attempt) where T : class =>
        sent.Is(typeof(T)) && (attempt is null || sent.Attempt == attempt) && that?.Invoke(sent.Read<T>()) != false;

    /// <summary>
    /// What waits for the test to play the participant. What sagas say to one another, and to whoever reads them, is no command.
    /// </summary>
    IEnumerable<Sent> Waiting() =>
        host.AllSent.Where(sent =>
            !taken.Contains(sent.MessageId)
            && !host.Takes(sent)
            && !sent.Is(typeof(SagaFinished))
            && !sent.Is(typeof(SagaNeedsIntervention))
            && !sent.Is(typeof(OperationAccepted))
            && !sent.Is(typeof(OperationRefused))
        );

    static string Wanted<T>(string? condition, int? attempt) =>
        MessageNames.Of<T>() + (attempt is null ? "" : $" (attempt {attempt})") + (condition is null ? "" : $" where {condition}");
}
