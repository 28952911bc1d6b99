using System.Runtime.CompilerServices;
using Sagas.Messages;

namespace Sagas.Testing;

/// <summary>Expectations about what the saga sends.</summary>
public sealed partial class SagaTest<TState>
{
    readonly HashSet<Guid> taken = [];

    /// <summary>
    /// Expects this to be the next command that the saga sent, in the order of sending. Answer it with <c>Replies</c>, <c>Refuses</c> or
    /// <c>Throws</c>, or not at all.
    /// </summary>
    /// <param name="that">A condition that the message must meet.</param>
    /// <param name="attempt">The attempt of its step that it must be.</param>
    /// <param name="text">Filled in by the compiler: the condition's source text, for the failure message.</param>
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

    /// <summary>Expects the saga to have sent this, whatever was sent before it; for parallel branches.</summary>
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

    /// <summary>Expects the saga to have sent both, in any order.</summary>
    public (Command<T1>, Command<T2>) ExpectsInAnyOrder<T1, T2>() where T1 : class where T2 : class =>
        (ExpectsInAnyOrder<T1>(), ExpectsInAnyOrder<T2>());

    /// <summary>Expects the saga to have sent all three, in any order.</summary>
    public (Command<T1>, Command<T2>, Command<T3>) ExpectsInAnyOrder<T1, T2, T3>() where T1 : class where T2 : class where T3 : class =>
        (ExpectsInAnyOrder<T1>(), ExpectsInAnyOrder<T2>(), ExpectsInAnyOrder<T3>());

    /// <summary>Expects that the saga has sent nothing else.</summary>
    public void ExpectsNothing()
    {
        var waiting = Waiting().ToList();
        if (waiting.Count > 0)
            throw Differs("nothing more", string.Join($"\n{Indent}", waiting));
    }

    /// <summary>All messages of a type that the saga has sent so far, expected or not.</summary>
    public IReadOnlyList<T> Sent<T>() where T : class => [.. host.AllSent.Where(sent => sent.Is(typeof(T))).Select(sent => sent.Read<T>())];

    /// <summary>
    /// The ids of messages of a type that went to the bus. A message that was sent again, because its cause was redelivered, appears twice.
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
    /// Messages for which the test plays the participant. Messages between sagas and to their readers are not commands.
    /// </summary>
    IEnumerable<Sent> Waiting() =>
        host.AllSent.Where(sent =>
            !taken.Contains(sent.MessageId)
            && !host.Takes(sent)
            && !sent.Is(typeof(SagaFinished))
            && !sent.Is(typeof(SagaNeedsIntervention))
            && !sent.Is(typeof(StepKeepsFailing))
            && !sent.Is(typeof(CommandRevoked))
            && !sent.Is(typeof(OperationAccepted))
            && !sent.Is(typeof(OperationRefused))
        );

    static string Wanted<T>(string? condition, int? attempt) =>
        MessageNames.Of<T>() + (attempt is null ? "" : $" (attempt {attempt})") + (condition is null ? "" : $" where {condition}");
}
