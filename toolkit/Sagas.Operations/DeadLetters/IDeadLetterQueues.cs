namespace Sagas.DeadLetters;

/// <summary>
/// The broker's <c>_error</c> and <c>_skipped</c> queues. Watching removes nothing: counting asks the broker for numbers, and what is read
/// is a copy. Only what an operator decides about is touched.
/// </summary>
public interface IDeadLetterQueues
{
    /// <summary>Ensures that this service's own queues exist and are copied to listeners, and announces their names.</summary>
    /// <returns>The number of messages in each.</returns>
    Task<IReadOnlyDictionary<string, int>> DeclareOwn(CancellationToken cancellation);

    /// <returns>The number of messages in each; queues that do not exist are absent.</returns>
    Task<IReadOnlyDictionary<string, int>> Count(IReadOnlyCollection<string> queues, CancellationToken cancellation);

    /// <summary>
    /// Receives each message that fails from now on, and those that failed since this listener's last visit; returns when the connection is
    /// lost.
    /// </summary>
    /// <param name="listener">The listener's name at the broker; instances of one service share it.</param>
    /// <param name="announced">Receives the names of a service's queues.</param>
    /// <param name="record">A copy is acknowledged only when this returns.</param>
    Task Listen(
        string listener,
        Action<IReadOnlyList<string>> announced,
        Func<IReadOnlyList<DeadCopy>, Task> record,
        CancellationToken cancellation
    );

    /// <summary>Locks a queue to go through it once from its head; only one holder in all processes at a time.</summary>
    /// <returns>Null when the queue is held elsewhere.</returns>
    Task<IHeldQueue?> Hold(string queue, CancellationToken cancellation);
}

/// <param name="Again">The broker delivered it before and does not know whether it was recorded.</param>
public sealed record DeadCopy(DeadMessage Message, bool Again);

/// <summary>A held queue, read from its head to what was its tail when it was locked.</summary>
public interface IHeldQueue : IAsyncDisposable
{
    /// <returns>Null at the end.</returns>
    Task<IHeldMessage?> Next(CancellationToken cancellation);
}

/// <summary>
/// A held message. It leaves its queue only after the broker has confirmed its new place; if the process ends before, it stays in its
/// queue.
/// </summary>
public interface IHeldMessage
{
    /// <summary>The message.</summary>
    DeadMessage Content { get; }

    /// <summary>
    /// Moves it to the tail as a new message. Rejecting it instead would count as a failed delivery, and a quorum queue drops messages with
    /// too many of those.
    /// </summary>
    Task Keep();

    /// <summary>Sends it to its original queue, as it was before it failed.</summary>
    /// <returns>Null on success; otherwise why the broker refused it, and it is still held.</returns>
    Task<string?> SendBack();

    /// <summary>Removes it from the queue permanently.</summary>
    Task Discard();
}
