using MassTransit;

namespace Sagas.Journal;

/// <summary>
/// Everything that handling one message does: what it read, the rows it writes, the messages it sends. Nothing of it
/// happens before the commit, and all of it or nothing happens then. Handlers get theirs with <c>context.Unit()</c>.
/// </summary>
public sealed class UnitOfWork
{
    readonly IRowReader rows;
    readonly List<RowChange> changes = [];
    readonly List<CounterChange> counters = [];
    readonly List<OutboundMessage> outputs = [];

    internal UnitOfWork(JournalEntry entry, IServiceProvider services, IRowReader rows, DateTimeOffset now) =>
        (Entry, Services, this.rows, Now) = (entry, services, rows, now);

    /// <summary>The row of the journal that this unit becomes.</summary>
    public JournalEntry Entry { get; }

    /// <summary>The scope of the handler.</summary>
    public IServiceProvider Services { get; }

    /// <summary>The one time that this unit knows; a unit that is handled again after a conflict gets a later one.</summary>
    public DateTimeOffset Now { get; }
    internal IReadOnlyList<RowChange> Changes => changes;
    internal IReadOnlyList<CounterChange> Counters => counters;
    internal IReadOnlyList<OutboundMessage> Outputs => outputs;

    /// <summary>True when this message was tried before (here or elsewhere), so that what seems new may exist already.</summary>
    public bool Repeated { get; init; }

    /// <summary>True when the message concerns nobody here (an operation on a saga of another kind): it leaves no trace.</summary>
    public bool Discarded { get; private set; }

    /// <summary>Reads a committed row by its key; reads of concurrent units share a query.</summary>
    public Task<TRow?> Find<TRow>(object key) where TRow : class => rows.Find<TRow>(key, this);

    /// <summary>Adds a row. If its key exists by the time of the commit, the message is handled once more from the start.</summary>
    public void Insert(object key, object row) => changes.Add(new RowChange(ChangeKind.Insert, row.GetType(), key, row));

    /// <summary>
    /// Changes a row that was read. If somebody else changed it by the time of the commit, the message is handled once more.
    /// </summary>
    public void Update(object key, IVersioned row)
    {
        row.Version++;
        changes.Add(new RowChange(ChangeKind.Update, row.GetType(), key, row));
    }

    /// <summary>Adds or changes a row whose version the caller has counted up.</summary>
    internal void Save(object key, object row, bool isNew) =>
        changes.Add(new RowChange(isNew ? ChangeKind.Insert : ChangeKind.Update, row.GetType(), key, row));

    /// <summary>
    /// Adds to columns of a row without reading it first; if one would fall below zero, the message is handled once more.
    /// </summary>
    public void Adjust<TRow>(object key, params (string Column, decimal Add)[] columns) =>
        counters.Add(new CounterChange(typeof(TRow), key, columns.ToDictionary(c => c.Column, c => c.Add)));

    /// <summary>Arms a timer of a saga; one of the same name is moved.</summary>
    public void Arm(TimerRow timer) => Change(ChangeKind.Upsert, timer);

    /// <summary>Takes a timer away, if it is armed.</summary>
    public void Disarm(TimerRow timer) => Change(ChangeKind.Delete, timer);

    /// <summary>Says why the message changes nothing; it is journalled as ignored, with this reason.</summary>
    public void Ignore(string reason) => Entry.Ignored = reason;

    /// <summary>Says that the message concerns nobody here; see <see cref="Discarded"/>.</summary>
    public void Discard() => Discarded = true;

    /// <summary>The last word on a timer counts.</summary>
    void Change(ChangeKind kind, TimerRow timer)
    {
        changes.RemoveAll(change => change.Row is TimerRow other && other.SagaId == timer.SagaId && other.Name == timer.Name);
        changes.Add(new RowChange(kind, typeof(TimerRow), (timer.SagaId, timer.Name), timer));
    }

    internal void Send(OutboundMessage message) => outputs.Add(message);
}

/// <summary>Gives handlers their unit of work.</summary>
public static class UnitOfWorkExtensions
{
    /// <summary>The unit of work of the message being handled.</summary>
    /// <exception cref="ConfigurationException">The endpoint does not use the journal.</exception>
    public static UnitOfWork Unit(this PipeContext context) =>
        context.TryGetPayload(out UnitOfWork? unit)
            ? unit
            : throw new ConfigurationException(
                $"No unit of work in {context.GetType().Name}: the receive endpoint does not use the journal, "
                    + "so nothing that is done here would be durable. "
                + "Call bus.UseJournal() where the bus is configured, which adds it to every endpoint.");
}
