using MassTransit;

namespace Sagas.Journal;

/// <summary>
/// Everything that handling one message does: the rows it reads and writes, the messages it sends. Nothing takes effect before the
/// commit, which makes all of it durable or none. Handlers get theirs with <c>context.Unit()</c>.
/// </summary>
public sealed class UnitOfWork
{
    readonly IRowReader rows;
    readonly List<RowChange> changes = [];
    readonly List<CounterChange> counters = [];
    readonly List<OutboundMessage> outputs = [];

    internal UnitOfWork(JournalEntry entry, IServiceProvider services, IRowReader rows, DateTimeOffset now) =>
        (Entry, Services, this.rows, Now) = (entry, services, rows, now);

    /// <summary>The journal entry that this unit commits.</summary>
    public JournalEntry Entry { get; }

    /// <summary>The service scope of the handler.</summary>
    public IServiceProvider Services { get; }

    /// <summary>The unit's time, which never changes; a unit handled again after a conflict gets a later one.</summary>
    public DateTimeOffset Now { get; }
    internal IReadOnlyList<RowChange> Changes => changes;
    internal bool Inserts => changes.Exists(change => change.Kind == ChangeKind.Insert);
    internal IReadOnlyList<CounterChange> Counters => counters;
    internal IReadOnlyList<OutboundMessage> Outputs => outputs;

    /// <summary>True when the message was tried before (here or elsewhere), so that its changes may already exist.</summary>
    public bool Repeated { get; init; }

    /// <summary>
    /// True when the message does not concern this endpoint (e.g. an action on a saga of another kind): it leaves no trace.
    /// </summary>
    public bool Discarded { get; private set; }

    /// <summary>Reads a committed row by its key; reads of concurrent units share a query.</summary>
    public Task<TRow?> Find<TRow>(object key) where TRow : class => rows.Find<TRow>(key, this);

    /// <summary>The rows of this type that the unit writes so far.</summary>
    public IEnumerable<TRow> Written<TRow>() where TRow : class => changes.Select(change => change.Row).OfType<TRow>();

    /// <summary>Inserts a row. If its key exists at the time of the commit, the message is handled again from the start.</summary>
    public void Insert(object key, object row) => changes.Add(new RowChange(ChangeKind.Insert, row.GetType(), key, row));

    /// <summary>
    /// Updates a row that was read. If it changed before the commit, the message is handled again.
    /// </summary>
    public void Update(object key, IVersioned row)
    {
        row.Version++;
        changes.Add(new RowChange(ChangeKind.Update, row.GetType(), key, row));
    }

    /// <summary>
    /// Adds to columns of a row without reading it; if a column would fall below zero, the message is handled again.
    /// </summary>
    public void Adjust<TRow>(object key, params (string Column, decimal Add)[] columns) =>
        counters.Add(new CounterChange(typeof(TRow), key, columns.ToDictionary(c => c.Column, c => c.Add)));

    /// <summary>Sets a timer of a saga; a timer of the same name is replaced.</summary>
    public void Arm(TimerRow timer) => Change(ChangeKind.Upsert, timer);

    /// <summary>Removes a timer, if it is set.</summary>
    public void Disarm(TimerRow timer) => Change(ChangeKind.Delete, timer);

    /// <summary>Records that the message changes nothing; the journal shows it as ignored, with this reason.</summary>
    public void Ignore(string reason) => Entry.Ignored = reason;

    /// <summary>Marks the message as not concerning this endpoint; see <see cref="Discarded"/>.</summary>
    public void Discard() => Discarded = true;

    /// <summary>The last change of a timer wins.</summary>
    void Change(ChangeKind kind, TimerRow timer)
    {
        changes.RemoveAll(change => change.Row is TimerRow other && other.SagaId == timer.SagaId && other.Name == timer.Name);
        changes.Add(new RowChange(kind, typeof(TimerRow), (timer.SagaId, timer.Name), timer));
    }

    internal void Send(OutboundMessage message) => outputs.Add(message);
}

/// <summary>Access to the unit of work in a handler.</summary>
public static class UnitOfWorkExtensions
{
    /// <summary>The unit of work of the message being handled.</summary>
    /// <exception cref="ConfigurationException">The endpoint does not use the journal.</exception>
    public static UnitOfWork Unit(this PipeContext context) =>
        context.TryGetPayload(out UnitOfWork? unit)
            ? unit
            : throw new ConfigurationException(
                $"No unit of work in {context.GetType().Name}: the receive endpoint does not use the journal, "
                    + "so nothing done here would be durable. "
                + "Call bus.UseJournal() where the bus is configured, which adds it to every endpoint.");
}
