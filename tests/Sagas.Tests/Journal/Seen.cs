using MassTransit;
using Sagas.Journal;
using Sagas.Journal.Extending;

namespace Sagas.Tests.Journal;

/// <summary>A layer above the journal: one header that holds for one message alone, and a count of what was taken from the queue.</summary>
sealed class Seen : IMessageAspect
{
    public Guid? RevokedBy<T>(ConsumeContext<T> context) where T : class => null;

    public const string Header = "X-Step";
    int taken;

    public int Taken => taken;

    Task IMessageAspect.Taken<T>(ConsumeContext<T> context)
    {
        Interlocked.Increment(ref taken);
        return Task.CompletedTask;
    }

    public void Describe<T>(ConsumeContext<T> context, JournalEntry entry)
        where T : class => entry.Step = context.Headers.Get<string>(Header);

    public void Answer(Headers asked, SendHeaders answer) => answer.Set(Header, asked.Get<string>(Header)!);

    public bool IsOfOneMessage(string header) => header == Header;
}
