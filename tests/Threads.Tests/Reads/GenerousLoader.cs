using Sagas.Journal;

namespace Threads.Tests.Reads;

/// <summary>The loader, but whoever wants a row while it is read gets the one that is read.</summary>
sealed class GenerousLoader(IJournalStore store) : IRowReader
{
    readonly Lock gate = new();
    readonly Dictionary<object, Task> readings = [];

    public async Task<TRow?> Find<TRow>(object key, UnitOfWork unit) where TRow : class
    {
        Task<TRow?> reading;
        lock (gate)
        {
            if (!readings.ContainsKey(key))
                readings[key] = Read<TRow>(key);
            reading = (Task<TRow?>)readings[key];
        }
        return await reading;
    }

    async Task<TRow?> Read<TRow>(object key) where TRow : class
    {
        var rows = await store.Read<TRow>([key], CancellationToken.None);
        lock (gate)
            readings.Remove(key);
        return rows.GetValueOrDefault(key);
    }
}
