using Sagas.Journal;

namespace Threads.Tests.Doubles;

/// <summary>Makes units of work. Their ids are counted, so that the same schedule has the same ids.</summary>
sealed class Work
{
    internal static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    int last;

    internal Guid Id() => new(Interlocked.Increment(ref last), 0, 0, new byte[8]);

    internal UnitOfWork Unit(params Action<UnitOfWork>[] does)
    {
        var unit = new UnitOfWork(Entry(), null!, null!, Noon);
        foreach (var act in does)
            act(unit);
        return unit;
    }

    internal List<UnitOfWork> Units(int count) => [.. Enumerable.Range(0, count).Select(_ => Unit())];

    internal JournalEntry Entry(bool pending = false) => new()
    {
        Endpoint = "orders",
        MessageId = Id(),
        MessageType = "OrderSubmitted",
        Body = "{}",
        At = Noon,
        Pending = pending,
    };
}
