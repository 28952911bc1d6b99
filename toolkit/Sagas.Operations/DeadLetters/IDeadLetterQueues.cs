namespace Sagas.DeadLetters;

/// <summary>
/// The broker's <c>_error</c> and <c>_skipped</c> queues. Whoever looks takes nothing out: counting asks the broker for numbers, and what
/// is read
/// is a copy. Only what somebody decides about is touched.
/// </summary>
public interface IDeadLetterQueues
{
    /// <summary>Makes sure that this service's own exist and are copied to whoever listens, and tells listeners their names.</summary>
    /// <returns>How many messages lie in each.</returns>
    Task<IReadOnlyDictionary<string, int>> DeclareOwn(CancellationToken cancellation);

    /// <returns>How many messages lie in each; those that the broker does not have are left out.</returns>
    Task<IReadOnlyDictionary<string, int>> Count(IReadOnlyCollection<string> queues, CancellationToken cancellation);

    /// <summary>
    /// Hears of each message that dies from now on, and of what died since this listener was here last; returns when the connection is
    /// lost.
    /// </summary>
    /// <param name="listener">Names the listener to the broker; instances of one service share it.</param>
    /// <param name="announced">The names of somebody's queues.</param>
    /// <param name="record">A copy is given up only when this returns.</param>
    Task Listen(
        string listener,
        Action<IReadOnlyList<string>> announced,
        Func<IReadOnlyList<DeadCopy>, Task> record,
        CancellationToken cancellation
    );

    /// <summary>Takes a queue in hand, to go through it once from its head; one at a time does, in all processes.</summary>
    /// <returns>Null when somebody else has it in hand.</returns>
    Task<IHeldQueue?> Hold(string queue, CancellationToken cancellation);
}

/// <param name="Again">The broker gave it out before, and does not know whether it was kept.</param>
public sealed record DeadCopy(DeadMessage Message, bool Again);

/// <summary>A queue that is gone through, from its head to what was its tail when it was taken in hand.</summary>
public interface IHeldQueue : IAsyncDisposable
{
    /// <returns>Null at the end.</returns>
    Task<IHeldMessage?> Next(CancellationToken cancellation);
}

/// <summary>
/// One message in hand. It leaves its queue only after the broker has confirmed where it is put instead; a process that dies in between
/// leaves it in
/// its queue.
/// </summary>
public interface IHeldMessage
{
    /// <summary>The message.</summary>
    DeadMessage Content { get; }

    /// <summary>
    /// Puts it back at the tail as a fresh message. Giving it back instead would count as a failed delivery, and a quorum queue drops what
    /// has too many.
    /// </summary>
    Task Keep();

    /// <summary>Puts it in the queue that it came from, as it was before it died.</summary>
    /// <returns>Why the broker did not take it; it is still in hand then. Null when it did.</returns>
    Task<string?> SendBack();

    /// <summary>Takes it from the queue for good.</summary>
    Task Discard();
}
