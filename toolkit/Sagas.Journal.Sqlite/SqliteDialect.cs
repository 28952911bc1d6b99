using System.Data.Common;
using Microsoft.Data.Sqlite;
using Sagas.Journal.Sql;

namespace Sagas.Journal.Sqlite;

/// <summary>
/// SQLite: it runs in this process, so there is no round trip to save, and a prepared statement that is run for each row is the fastest
/// (docs/decisions/0026). A transaction holds the write lock from its beginning, so nothing else has to be locked.
/// </summary>
/// <param name="file">The path of the database's file, for what is said of a failure.</param>
sealed class SqliteDialect(string file) : ISqlDialect
{
    public string Insert(RowTable table) =>
        $"INSERT INTO {Quote(table.Name)} ({Names(table.Written)}) VALUES ({Given(table.Written)}) "
        + $"ON CONFLICT DO NOTHING RETURNING {Names(table.Identity)}";

    public string Update(RowTable table) =>
        $"UPDATE {Quote(table.Name)} SET {Assign(table.Updated, table.Key.Count)} WHERE {Same(table.Key)} "
        + $"AND {Quote(table.Version!.Name)} = @p{IndexOf(table.Updated, table.Version) + table.Key.Count} - 1 "
        + $"RETURNING {Names(table.Key)}";

    public string Upsert(RowTable table) =>
        $"INSERT INTO {Quote(table.Name)} ({Names(table.Written)}) VALUES ({Given(table.Written)}) "
        + $"ON CONFLICT ({Names(table.Key)}) DO UPDATE SET {Replace(table.Updated)} RETURNING {Names(table.Key)}";

    public string Delete(RowTable table) => $"DELETE FROM {Quote(table.Name)} WHERE {Same(table.Key)}";

    public string Lock(RowTable table, IReadOnlyList<RowColumn> columns) =>
        $"SELECT {Names([.. table.Key, .. columns])} FROM {Quote(table.Name)} WHERE {Same(table.Key)}";

    public string Set(RowTable table, IReadOnlyList<RowColumn> columns) =>
        $"UPDATE {Quote(table.Name)} SET {Assign(columns, table.Key.Count)} WHERE {Same(table.Key)}";

    public string ClaimTimers(RowTable timers) =>
        $"""
        UPDATE {Quote(timers.Name)} SET "ClaimedUntil" = {Clock} + CAST(@seconds * 1000000 AS INTEGER) WHERE ("SagaId", "Name") IN (
            SELECT "SagaId", "Name" FROM {Quote(timers.Name)} WHERE "DueAt" <= {Clock}
            AND ("ClaimedUntil" IS NULL OR "ClaimedUntil" <= {Clock}) ORDER BY "DueAt" LIMIT @limit)
        RETURNING "SagaId", "Name", "DueAt", "Destination", "ClaimedUntil"
        """;

    public string Now => $"SELECT {Clock}";

    public IStatements NewStatements(DbConnection connection, DbTransaction transaction) =>
        new PreparedStatements((SqliteConnection)connection, (SqliteTransaction)transaction);

    public FailureKind Classify(Exception exception) => SqliteErrors.Classify(exception);

    public string Explain(Exception exception) => SqliteErrors.Explain(exception, file);

    /// <summary>
    /// The time in the form of <see cref="StoredInstant"/>. SQLite's clock counts milliseconds; one statement reads it once.
    /// </summary>
    const string Clock = "CAST(ROUND(unixepoch('subsec') * 1000) AS INTEGER) * 1000";

    static int IndexOf(IReadOnlyList<RowColumn> columns, RowColumn column) => columns.ToList().IndexOf(column);

    static string Given(IReadOnlyList<RowColumn> columns) => string.Join(", ", columns.Select((_, i) => $"@p{i}"));

    static string Assign(IEnumerable<RowColumn> columns, int first) =>
        string.Join(", ", columns.Select((column, i) => $"{Quote(column.Name)} = @p{first + i}"));

    static string Same(IEnumerable<RowColumn> key) =>
        string.Join(" AND ", key.Select((column, i) => $"{Quote(column.Name)} = @p{i}"));

    static string Replace(IEnumerable<RowColumn> columns) =>
        string.Join(", ", columns.Select(column => $"{Quote(column.Name)} = excluded.{Quote(column.Name)}"));

    static string Names(IEnumerable<RowColumn> columns) => string.Join(", ", columns.Select(column => Quote(column.Name)));

    static string Quote(string name) => $"\"{name}\"";
}
