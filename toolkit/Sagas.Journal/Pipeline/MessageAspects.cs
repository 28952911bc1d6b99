using MassTransit;

namespace Sagas.Journal;

/// <summary>Combines all registered aspects.</summary>
sealed class MessageAspects(IEnumerable<IMessageAspect> all) : IMessageAspect
{
    readonly IMessageAspect[] aspects = [.. all];

    public async Task Taken<T>(ConsumeContext<T> context) where T : class
    {
        foreach (var aspect in aspects)
            await aspect.Taken(context);
    }

    public Guid? RevokedBy<T>(ConsumeContext<T> context) where T : class
    {
        foreach (var aspect in aspects)
        {
            if (aspect.RevokedBy(context) is { } revocation)
                return revocation;
        }
        return null;
    }

    public void Describe<T>(ConsumeContext<T> context, JournalEntry entry)
        where T : class => Array.ForEach(aspects, aspect => aspect.Describe(context, entry));

    public void Answer(Headers asked, SendHeaders answer) => Array.ForEach(aspects, aspect => aspect.Answer(asked, answer));

    public bool IsOfOneMessage(string header) => Array.Exists(aspects, aspect => aspect.IsOfOneMessage(header));
}
