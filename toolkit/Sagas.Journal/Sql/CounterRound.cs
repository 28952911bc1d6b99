using System.Data.Common;

namespace Sagas.Journal.Sql;

/// <summary>
/// Applies the counter changes of a batch. It locks the rows in key order, so that two instances cannot deadlock, accepts units in order
/// while no column falls below zero, and writes each row once, however many units change it.
/// </summary>
sealed class CounterRound(ISqlDialect dialect, RowTables tables, DbConnection connection, DbTransaction transaction)
{
    readonly List<(RowTable Table, List<RowColumn> Columns, Dictionary<object, decimal[]> Rows)> results = [];

    /// <summary>Returns the units that are not accepted; a unit that changes a row that does not exist is one.</summary>
    internal async Task<HashSet<int>> Apply(IReadOnlyList<UnitOfWork> units, List<int> live, CancellationToken cancellation)
    {
        var refused = new HashSet<int>();
        foreach (
            var entity in live.SelectMany(unit => units[unit].Counters)
                .Select(c => c.Entity)
                .Distinct()
                .OrderBy(e => e.Name, StringComparer.Ordinal)
                .ToList()
        )
        {
            var changes = live.SelectMany(unit => units[unit].Counters.Where(c => c.Entity == entity).Select(c => (Unit: unit, Change: c)))
                .ToList();
            var table = tables.Of(entity);
            var columns = changes.SelectMany(c => c.Change.Add.Keys).Distinct().Order(StringComparer.Ordinal).Select(table.Column).ToList();
            var rows = await Lock(table, columns, [.. changes.Select(c => c.Change.Key).Distinct()], cancellation);
            foreach (var unit in changes.GroupBy(c => c.Unit))
            {
                if (!Grant(rows, columns, [.. unit.Select(c => c.Change)]))
                    refused.Add(unit.Key);
            }
            results.Add((table, columns, rows));
        }
        return refused;
    }

    internal void AddStatements(IStatements statements)
    {
        foreach (var (table, columns, rows) in results.Where(r => r.Rows.Count > 0))
        {
            statements.Add(
                dialect.Set(table, columns),
                [.. table.Key, .. columns],
                [
                    .. rows.Select(row =>
                        columns
                            .Select((column, i) => column.Stored(Convert.ChangeType(row.Value[i], column.ModelType, null)))
                            .Prepend(table.Key[0].Stored(row.Key))
                            .ToArray()
                    ),
                ],
                []
            );
        }
    }

    async Task<Dictionary<object, decimal[]>> Lock(
        RowTable table,
        List<RowColumn> columns,
        List<object> keys,
        CancellationToken cancellation
    )
    {
        await using var statements = dialect.NewStatements(connection, transaction);
        statements.Add(
            dialect.Lock(table, columns),
            table.Key,
            keys.ConvertAll(key => new[] { table.Key[0].Stored(key) }),
            [.. table.Key, .. columns]
        );
        var locked = (await statements.Run(cancellation))[0];
        return locked.ToDictionary(
            row => table.Key[0].InModel(row[0])!,
            row => columns.Select((column, i) => Convert.ToDecimal(column.InModel(row[i + 1]), null)).ToArray()
        );
    }

    static bool Grant(Dictionary<object, decimal[]> rows, List<RowColumn> columns, List<CounterChange> changes)
    {
        var after = new Dictionary<object, decimal[]>();
        foreach (var change in changes)
        {
            if (!after.TryGetValue(change.Key, out var values))
            {
                if (!rows.TryGetValue(change.Key, out var before))
                    return false;
                after[change.Key] = values = [.. before];
            }
            foreach (var (column, add) in change.Add)
            {
                if ((values[columns.FindIndex(c => c.Property == column)] += add) < 0)
                    return false;
            }
        }
        foreach (var (key, values) in after)
            rows[key] = values;
        return true;
    }
}
