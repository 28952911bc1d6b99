using MassTransit;

namespace Sagas.Journal;

/// <summary>
/// What a layer above adds to the handling of every message; sagas use it for the step and the attempt that a message belongs to.
/// </summary>
interface IMessageAspect
{
    /// <summary>
    /// A message came from its queue for the first time and is about to be handled; what is sent here goes out at once, not with the unit
    /// of work.
    /// </summary>
    Task Taken<T>(ConsumeContext<T> context) where T : class;

    /// <summary>Completes what the history will say of the message.</summary>
    void Describe<T>(ConsumeContext<T> context, JournalEntry entry) where T : class;

    /// <summary>Sets the headers by which whoever asked recognizes the answer.</summary>
    void Answer(Headers asked, SendHeaders answer);

    /// <summary>True for a header that holds for one message alone, and must not be copied to what is sent while it is handled.</summary>
    bool IsOfOneMessage(string header);
}
