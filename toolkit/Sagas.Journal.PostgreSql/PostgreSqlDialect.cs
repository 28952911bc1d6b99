using System.Data.Common;
using Npgsql;
using Sagas.Journal.Sql;

namespace Sagas.Journal.PostgreSql;

/// <summary>
/// PostgreSQL: rows are passed as one array per column, so the text of a statement is independent of their number and prepared once.
/// </summary>
sealed class PostgreSqlDialect : ISqlDialect
{
    public string Insert(RowTable table) =>
        $"INSERT INTO {Quote(table.Name)} ({Names(table.Written)}) SELECT {Names(table.Written)} FROM {Rows(table.Written)} "
        + $"ON CONFLICT DO NOTHING RETURNING {Names(table.Identity)}";

    public string Update(RowTable table) =>
        $"UPDATE {Quote(table.Name)} t SET {Assign(table.Updated)} FROM {Rows([.. table.Key, .. table.Updated])} "
        + $"WHERE {Same(table.Key)} AND t.{Quote(table.Version!.Name)} = r.{Quote(table.Version.Name)} - 1 RETURNING "
        + $"{Names(table.Key, "t.")}";

    public string Upsert(RowTable table) =>
        $"INSERT INTO {Quote(table.Name)} ({Names(table.Written)}) SELECT {Names(table.Written)} FROM {Rows(table.Written)} "
        + $"ON CONFLICT ({Names(table.Key)}) DO UPDATE SET {Replace(table.Updated)} RETURNING {Names(table.Key)}";

    public string Delete(RowTable table) => $"DELETE FROM {Quote(table.Name)} t USING {Rows(table.Key)} WHERE {Same(table.Key)}";

    public string Lock(RowTable table, IReadOnlyList<RowColumn> columns) =>
        $"SELECT {Names([.. table.Key, .. columns], "t.")} FROM {Quote(table.Name)} t JOIN {Rows(table.Key)} ON {Same(table.Key)} ORDER "
            + $"BY {Names(table.Key, "t.")} FOR UPDATE OF t";

    public string Set(RowTable table, IReadOnlyList<RowColumn> columns) =>
        $"UPDATE {Quote(table.Name)} t SET {Assign(columns)} FROM {Rows([.. table.Key, .. columns])} WHERE {Same(table.Key)}";

    public string ClaimTimers(RowTable timers) =>
        $"""
        UPDATE {Quote(timers.Name)} SET "ClaimedUntil" = now() + @seconds * interval '1 second' WHERE ("SagaId", "Name") IN (
            SELECT "SagaId", "Name" FROM {Quote(timers.Name)} WHERE "DueAt" <= now() AND ("ClaimedUntil" IS NULL OR "ClaimedUntil" <= now())
            ORDER BY "DueAt" LIMIT @limit FOR UPDATE SKIP LOCKED)
        RETURNING "SagaId", "Name", "DueAt", "Destination", "ClaimedUntil"
        """;

    public IStatements NewStatements(DbConnection connection, DbTransaction transaction) =>
        new BatchedStatements(connection, transaction, AddRows);

    static void AddRows(DbBatchCommand command, IReadOnlyList<RowColumn> columns, IReadOnlyList<object?[]> rows)
    {
        for (var i = 0; i < columns.Count; i++)
            command.Parameters.Add(new NpgsqlParameter($"p{i}", Values(columns[i], i, rows)));
    }

    public string Now => "SELECT clock_timestamp()";

    public FailureKind Classify(Exception exception) => PostgreSqlErrors.Classify(exception);

    static Array Values(RowColumn column, int index, IReadOnlyList<object?[]> rows)
    {
        var type = column is { Nullable: true, ClrType.IsValueType: true } && System.Nullable.GetUnderlyingType(column.ClrType) is null
            ? typeof(Nullable<>).MakeGenericType(column.ClrType)
            : column.ClrType;
        var values = Array.CreateInstance(type, rows.Count);
        for (var i = 0; i < rows.Count; i++)
            values.SetValue(Storable(rows[i][index]), i);
        return values;
    }

    /// <summary>
    /// Npgsql accepts instants in UTC only. PostgreSQL text can hold neither U+0000 nor half of a surrogate pair.
    /// </summary>
    static object? Storable(object? value) => value switch
    {
        DateTimeOffset { Offset.Ticks: not 0 } instant => instant.ToUniversalTime(),
        string text => StorableText.Of(text),
        _ => value,
    };

    static string Rows(IReadOnlyList<RowColumn> columns) =>
        $"unnest({string.Join(", ", columns.Select((column, i) => $"@p{i}::{ArrayType(column)}"))}) AS r({Names(columns)})";

    // A length limit belongs to the column, not to the array that passes its values.
    static string ArrayType(RowColumn column) =>
        (column.StoreType.StartsWith("character varying", StringComparison.Ordinal) ? "text" : column.StoreType) + "[]";

    static string Assign(IEnumerable<RowColumn> columns) => string.Join(", ", columns.Select(c => $"{Quote(c.Name)} = r.{Quote(c.Name)}"));

    static string Replace(IEnumerable<RowColumn> columns) =>
        string.Join(", ", columns.Select(c => $"{Quote(c.Name)} = excluded.{Quote(c.Name)}"));

    static string Same(IEnumerable<RowColumn> key) => string.Join(" AND ", key.Select(c => $"t.{Quote(c.Name)} = r.{Quote(c.Name)}"));

    static string Names(IEnumerable<RowColumn> columns, string prefix = "") =>
        string.Join(", ", columns.Select(c => prefix + Quote(c.Name)));

    static string Quote(string name) => $"\"{name}\"";
}
