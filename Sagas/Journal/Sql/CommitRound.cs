using System.Data.Common;

namespace Sagas.Journal.Sql;

/// <summary>One attempt to write a batch of units: all their rows, grouped by table and kind of change, in one round trip (two with counters).</summary>
sealed class CommitRound(ISqlDialect dialect, RowTables tables, DbConnection connection, DbTransaction transaction)
{
    readonly Dictionary<int, CommitOutcome> failed = [];
    readonly List<Check> checks = [];
    readonly DbBatch batch = connection.CreateBatch();

    /// <summary>Writes the units at the given places; returns those that must be left out, by place.</summary>
    internal async Task<Dictionary<int, CommitOutcome>> Write(IReadOnlyList<UnitOfWork> units, List<int> live, CancellationToken cancellation)
    {
        batch.Transaction = transaction;
        var counters = new CounterRound(dialect, tables, connection, transaction);
        foreach (var unit in await counters.Apply(units, live, cancellation))
            failed[unit] = CommitOutcome.Conflict;
        if (failed.Count > 0)
            return failed;
        AddChanges(units, live);
        counters.AddStatements(batch);
        await Execute(cancellation);
        return failed;
    }

    void AddChanges(IReadOnlyList<UnitOfWork> units, List<int> accepted)
    {
        var journal = tables.Of(typeof(JournalEntry));
        Add(journal, ChangeKind.Insert, accepted.ConvertAll(unit => (unit, (object)units[unit].Entry)), CommitOutcome.Duplicate);
        var changes = accepted.SelectMany(unit => units[unit].Changes.Select(change => (Unit: unit, Change: change)));
        foreach (var group in changes.GroupBy(c => (c.Change.Entity, c.Change.Kind)).OrderBy(g => g.Key.Kind))
            Add(tables.Of(group.Key.Entity), group.Key.Kind, [.. group.Select(c => (c.Unit, c.Change.Row))], CommitOutcome.Conflict);
    }

    void Add(RowTable table, ChangeKind kind, List<(int Unit, object Row)> rows, CommitOutcome whenMissing)
    {
        var (text, columns) = kind switch
        {
            ChangeKind.Insert => (table.Statement("insert", dialect.Insert), table.Written),
            ChangeKind.Update => (table.Statement("update", dialect.Update), [.. table.Key, .. table.Updated]),
            ChangeKind.Upsert => (table.Statement("upsert", dialect.Upsert), table.Written),
            _ => (table.Statement("delete", dialect.Delete), (List<RowColumn>)[.. table.Key]),
        };
        var command = batch.CreateBatchCommand();
        command.CommandText = text;
        dialect.AddRows(command, columns, rows.ConvertAll(row => columns.Select(column => column.Value(row.Row)).ToArray()));
        batch.BatchCommands.Add(command);
        if (kind != ChangeKind.Delete)
            checks.Add(new Check(kind == ChangeKind.Insert ? table.Identity : table.Key, rows, whenMissing));
    }

    /// <summary>Statements that check return the keys for which they held, in the order in which they were added.</summary>
    async Task Execute(CancellationToken cancellation)
    {
        await using (batch)
        await using (var reader = await batch.ExecuteReaderAsync(cancellation))
        {
            foreach (var check in checks)
            {
                var held = new HashSet<RowKey>();
                while (await reader.ReadAsync(cancellation))
                    held.Add(RowKey.Read(reader, check.Key.Count));
                foreach (var (unit, row) in check.Rows.Where(row => !held.Contains(RowKey.Of(row.Row, check.Key))))
                    failed.TryAdd(unit, check.WhenMissing);
                await reader.NextResultAsync(cancellation);
            }
            while (await reader.NextResultAsync(cancellation)) { }
        }
    }

    sealed record Check(IReadOnlyList<RowColumn> Key, List<(int Unit, object Row)> Rows, CommitOutcome WhenMissing);
}

/// <summary>A key of one or two columns, compared by value.</summary>
readonly record struct RowKey(object First, object? Second)
{
    internal static RowKey Of(object row, IReadOnlyList<RowColumn> key) => new(key[0].Value(row)!, key.Count > 1 ? key[1].Value(row) : null);

    internal static RowKey Read(DbDataReader reader, int columns) => new(reader.GetValue(0), columns > 1 ? reader.GetValue(1) : null);
}
