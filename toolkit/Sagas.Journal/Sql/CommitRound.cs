using System.Data.Common;

namespace Sagas.Journal.Sql;

/// <summary>
/// One attempt to write a batch of units: all rows, grouped by table and kind of change, in one round trip (two with counters).
/// </summary>
sealed class CommitRound(ISqlDialect dialect, RowTables tables, DbConnection connection, DbTransaction transaction)
{
    readonly Dictionary<int, CommitOutcome> failed = [];
    readonly List<Check> checks = [];
    readonly IStatements statements = dialect.NewStatements(connection, transaction);

    /// <summary>Writes the units at the given indexes; returns the indexes and outcomes of those to leave out.</summary>
    internal async Task<Dictionary<int, CommitOutcome>> Write(
        IReadOnlyList<UnitOfWork> units,
        List<int> live,
        CancellationToken cancellation
    )
    {
        await using var _ = statements;
        var counters = new CounterRound(dialect, tables, connection, transaction);
        if (await counters.Apply(units, live, cancellation) is { Count: > 0 } refused)
            return await Refuse(units, refused, cancellation);
        AddChanges(units, live);
        counters.AddStatements(statements);
        await Execute(cancellation);
        return failed;
    }

    /// <summary>
    /// A unit may fail on a counter because it was itself committed, without confirmation, before: then it is a duplicate.
    /// </summary>
    async Task<Dictionary<int, CommitOutcome>> Refuse(IReadOnlyList<UnitOfWork> units, HashSet<int> refused, CancellationToken cancellation)
    {
        Add(
            tables.Of(typeof(JournalEntry)),
            ChangeKind.Insert,
            [.. refused.Select(unit => (unit, (object)units[unit].Entry))],
            CommitOutcome.Duplicate
        );
        await Execute(cancellation);
        foreach (var unit in refused)
            failed.TryAdd(unit, CommitOutcome.Conflict);
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
        IReadOnlyList<RowColumn> returned = kind switch
        {
            ChangeKind.Insert => table.Identity,
            ChangeKind.Delete => [],
            _ => table.Key,
        };
        statements.Add(text, columns, rows.ConvertAll(row => columns.Select(column => column.Value(row.Row)).ToArray()), returned);
        checks.Add(new Check(returned, rows, whenMissing));
    }

    /// <summary>A checking statement returns the keys that passed. Those of counters come after them and check nothing.</summary>
    async Task Execute(CancellationToken cancellation)
    {
        var results = await statements.Run(cancellation);
        foreach (var (check, keys) in checks.Zip(results).Where(pair => pair.First.Key.Count > 0))
        {
            var held = keys.Select(key => new RowKey(key)).ToHashSet();
            foreach (var (unit, row) in check.Rows.Where(row => !held.Contains(RowKey.Of(row.Row, check.Key))))
                failed.TryAdd(unit, check.WhenMissing);
        }
    }

    /// <param name="Key">Empty when the statement checks nothing.</param>
    sealed record Check(IReadOnlyList<RowColumn> Key, List<(int Unit, object Row)> Rows, CommitOutcome WhenMissing);
}
