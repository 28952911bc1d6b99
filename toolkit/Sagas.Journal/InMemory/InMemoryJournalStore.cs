using System.Text.Json;

namespace Sagas.Journal.InMemory;

/// <summary>
/// Keeps the store's contract without a database: for the in-memory harness, which tests a saga's decisions, not its durability.
/// </summary>
public sealed class InMemoryJournalStore(TimeProvider time) : IJournalStore
{
    readonly Lock gate = new();
    readonly Dictionary<(Type, object), object> rows = [];
    readonly List<JournalEntry> entries = [];
    readonly Dictionary<(string, Guid), JournalEntry> inbox = [];

    /// <summary>Every entry committed so far, in order.</summary>
    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (gate)
                return [.. entries];
        }
    }

    /// <summary>Every committed row of a type.</summary>
    public IReadOnlyList<TRow> All<TRow>() where TRow : class
    {
        lock (gate)
            return [.. rows.Values.OfType<TRow>().Select(Copy)];
    }

    /// <summary>The stored rows themselves, not copies: for checks after each step of a simulation.</summary>
    internal IEnumerable<TRow> Peek<TRow>() where TRow : class => rows.Values.OfType<TRow>();

    internal int Unsent => entries.Count(entry => entry.Pending);

    /// <summary>Stores a row, as test data.</summary>
    public void Put<TRow>(object key, TRow row) where TRow : class
    {
        lock (gate)
            rows[(typeof(TRow), key)] = Copy(row);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<CommitOutcome>> Commit(IReadOnlyList<UnitOfWork> batch, CancellationToken cancellation)
    {
        lock (gate)
            return Task.FromResult<IReadOnlyList<CommitOutcome>>([.. batch.Select(Commit)]);
    }

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<object, TRow>> Read<TRow>(IReadOnlyCollection<object> keys, CancellationToken cancellation)
        where TRow : class
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyDictionary<object, TRow>>(
                keys.Where(key => rows.ContainsKey((typeof(TRow), key)))
                    .ToDictionary(key => key, key => Copy((TRow)rows[(typeof(TRow), key)]))
            );
        }
    }

    /// <inheritdoc />
    public Task<JournalEntry?> FindEntry(string endpoint, Guid messageId, CancellationToken cancellation)
    {
        lock (gate)
            return Task.FromResult(inbox.TryGetValue((endpoint, messageId), out var entry) ? Copy(entry) : null);
    }

    /// <inheritdoc />
    public Task<DateTimeOffset> Now(CancellationToken cancellation) => Task.FromResult(time.GetUtcNow());

    /// <inheritdoc />
    public Task<IReadOnlyList<TimerRow>> ClaimTimers(TimeSpan claim, int limit, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            var due = rows
                .Values.OfType<TimerRow>()
                .Where(t => t.DueAt <= now && !(t.ClaimedUntil > now))
                .OrderBy(t => t.DueAt)
                .Take(limit)
                .ToList();
            due.ForEach(timer => timer.ClaimedUntil = now + claim);
            return Task.FromResult<IReadOnlyList<TimerRow>>(due.ConvertAll(Copy));
        }
    }

    /// <inheritdoc />
    public Task<DateTimeOffset?> NextTimer(CancellationToken cancellation)
    {
        lock (gate)
            return Task.FromResult(rows.Values.OfType<TimerRow>().Where(t => t.ClaimedUntil is null).Min(t => (DateTimeOffset?)t.DueAt));
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<JournalEntry>> Pending(DateTimeOffset before, PendingPlace? after, int limit, CancellationToken cancellation)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<JournalEntry>>([
                .. entries
                    .Where(e => e.Pending && e.At < before)
                    .OrderBy(e => e.At)
                    .ThenBy(e => e.Position)
                    .Where(e => after is null || e.At > after.At || (e.At == after.At && e.Position > after.Position))
                    .Take(limit)
                    .Select(Copy),
            ]);
        }
    }

    /// <inheritdoc />
    public Task MarkPending(string endpoint, IReadOnlyCollection<Guid> messageIds, bool pending, CancellationToken cancellation)
    {
        lock (gate)
        {
            foreach (var entry in entries.Where(e => messageIds.Contains(e.MessageId) && e.Endpoint == endpoint))
                entry.Pending = pending;
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public FailureKind Classify(Exception exception) => FailureKind.Foreign;

    CommitOutcome Commit(UnitOfWork unit)
    {
        if (inbox.ContainsKey((unit.Entry.Endpoint, unit.Entry.MessageId)))
            return CommitOutcome.Duplicate;
        if (!unit.Changes.All(Holds) || !unit.Counters.All(Holds))
            return CommitOutcome.Conflict;
        foreach (var change in unit.Changes)
        {
            if (change.Kind == ChangeKind.Delete)
                rows.Remove((change.Entity, change.Key));
            else
                rows[(change.Entity, change.Key)] = Copy(change.Row);
        }
        foreach (var counter in unit.Counters)
            Add(counter);
        unit.Entry.Position = entries.Count + 1;
        var entry = Copy(unit.Entry);
        entries.Add(entry);
        inbox.Add((entry.Endpoint, entry.MessageId), entry);
        return CommitOutcome.Committed;
    }

    bool Holds(RowChange change) =>
        change.Kind switch
        {
            ChangeKind.Insert => !rows.ContainsKey((change.Entity, change.Key)),
            ChangeKind.Update => rows.TryGetValue((change.Entity, change.Key), out var row)
                && ((IVersioned)row).Version == ((IVersioned)change.Row).Version - 1,
            _ => true,
        };

    bool Holds(CounterChange counter) => rows.TryGetValue((counter.Entity, counter.Key), out var row)
        && counter.Add.All(add => Convert.ToDecimal(counter.Entity.GetProperty(add.Key)!.GetValue(row), null) + add.Value >= 0);

    void Add(CounterChange counter)
    {
        var row = rows[(counter.Entity, counter.Key)];
        foreach (var (column, add) in counter.Add)
        {
            var property = counter.Entity.GetProperty(column)!;
            property.SetValue(row, Convert.ChangeType(Convert.ToDecimal(property.GetValue(row), null) + add, property.PropertyType, null));
        }
    }

    /// <summary>Readers and writers never share an object with the store, as with a database.</summary>
    static TRow Copy<TRow>(TRow row)
        where TRow : class =>
        (TRow)
            JsonSerializer.Deserialize(
                JsonSerializer.Serialize(row, row.GetType(), JournalJson.Options),
                row.GetType(),
                JournalJson.Options
            )!;
}
