using MassTransit;

namespace Sagas.Journal.Extending;

/// <summary>
/// What a higher layer adds to the handling of every message. Sagas use it for the step and the attempt of a message.
/// </summary>
public interface IMessageAspect
{
    /// <summary>
    /// The id of another message that revokes this one: if the endpoint has handled that, this one is not handled. Null when nothing can.
    /// </summary>
    Guid? RevokedBy<T>(ConsumeContext<T> context) where T : class;

    /// <summary>
    /// Called when a message is taken from its queue for the first time, before it is handled. Messages sent here leave at once, not with
    /// the unit of work.
    /// </summary>
    Task Taken<T>(ConsumeContext<T> context) where T : class;

    /// <summary>Completes the journal entry of the message.</summary>
    void Describe<T>(ConsumeContext<T> context, JournalEntry entry) where T : class;

    /// <summary>Sets the headers that relate the answer to its request.</summary>
    void Answer(Headers asked, SendHeaders answer);

    /// <summary>True for a header that belongs to one message only and must not be copied to messages sent while it is handled.</summary>
    bool IsOfOneMessage(string header);
}
