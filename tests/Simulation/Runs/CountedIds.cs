using MassTransit;

namespace Simulation.Runs;

/// <summary>Generates the same message ids in every run of a seed.</summary>
sealed class CountedIds(int seed) : INewIdGenerator
{
    int count;

    public NewId Next() => new(seed, 1, 2, ++count);

    public ArraySegment<NewId> Next(NewId[] ids, int index, int count)
    {
        for (var i = index; i < index + count; i++)
            ids[i] = Next();
        return new(ids, index, count);
    }

    public Guid NextGuid() => Next().ToGuid();

    public ArraySegment<Guid> NextGuid(Guid[] ids, int index, int count) => NextSequentialGuid(ids, index, count);

    public Guid NextSequentialGuid() => Next().ToSequentialGuid();

    public ArraySegment<Guid> NextSequentialGuid(Guid[] ids, int index, int count)
    {
        for (var i = index; i < index + count; i++)
            ids[i] = NextSequentialGuid();
        return new(ids, index, count);
    }
}
